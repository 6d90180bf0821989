-- What is still to be made of bytes, a row for each task (docs/decisions/0026). A row that is gone has been carried out.
create table renditions.task (
    tenant_id integer not null,
    sha256 bytea not null,
    -- DESCRIBE: its pages and their words. RECOGNISE: the words of pages that have none. PRESERVE: the PDF/A.
    kind text not null check (kind in ('DESCRIBE', 'RECOGNISE', 'PRESERVE')),
    -- somebody waits for it
    urgent boolean not null default false,
    attempts integer not null default 0,
    ordered_at timestamptz not null,
    try_after timestamptz not null,
    primary key (tenant_id, sha256, kind),
    foreign key (tenant_id, sha256) references renditions.rendition (tenant_id, sha256) on delete cascade
);
call tenancy.protect('renditions.task');
create index task_waiting on renditions.task (tenant_id, urgent desc, ordered_at);
grant select, insert, update, delete on renditions.task to fumikura_app;

alter table renditions.rendition
    -- it is read in a PDF that was made of it
    add column copied boolean not null default false,
    -- how its PDF/A came to be; null as long as there is none
    add column preserved text check (preserved in ('AS_IT_IS', 'MENDED', 'REDRAWN')),
    add column preserver text not null default '' check (length(preserver) <= 100),
    drop constraint rendition_trouble_check,
    add constraint rendition_trouble_check check (trouble in ('PASSWORD', 'BROKEN', 'TOO_LARGE', 'TOO_SLOW', 'NO_PROGRAM'));

alter table renditions.page
    -- where its words come from; WAITING has none and is yet to be read from its picture
    add column origin text not null default 'FILE' check (origin in ('FILE', 'WAITING', 'PICTURE'));
create index page_waiting on renditions.page (tenant_id, sha256, number) where origin = 'WAITING';
grant update on renditions.page to fumikura_app;

do $$
declare
    municipality integer;
begin
    for municipality in select id from tenancy.municipality loop
        perform set_config('app.municipality', municipality::text, true);
        -- more kinds can be shown than before
        update renditions.rendition set state = 'WAITING', media_type = '' where state = 'NOT_SHOWN';
        update renditions.page set origin = 'WAITING' where words = '';
        insert into renditions.task (tenant_id, sha256, kind, ordered_at, try_after)
            select r.tenant_id, r.sha256,
                case when exists (select from renditions.page p
                    where p.tenant_id = r.tenant_id and p.sha256 = r.sha256 and p.origin = 'WAITING')
                    then 'RECOGNISE' else 'PRESERVE' end,
                r.ordered_at, r.ordered_at
            from renditions.rendition r where r.state = 'READY';
        insert into renditions.task (tenant_id, sha256, kind, urgent, ordered_at, try_after)
            select tenant_id, sha256, 'DESCRIBE', urgent, ordered_at, ordered_at from renditions.rendition
            where state = 'WAITING';
    end loop;
    perform set_config('app.municipality', '', true);
end
$$;

drop index renditions.rendition_waiting;
alter table renditions.rendition drop column urgent, drop column attempts, drop column ordered_at, drop column try_after;
