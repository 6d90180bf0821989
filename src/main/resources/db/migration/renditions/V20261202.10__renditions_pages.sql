-- What can be shown of bytes (docs/decisions/0025). Working tables: all of it can be made anew from the bytes, and it dies with
-- them. Page images lie in a folder beside it and may be thrown away at any time.
create schema renditions;
grant usage on schema renditions to fumikura_app;

create table renditions.rendition (
    tenant_id integer not null,
    sha256 bytea not null,
    state text not null check (state in ('WAITING', 'READY', 'NOT_SHOWN', 'FAILED')),
    -- what the bytes are, by themselves; empty until somebody has looked
    media_type text not null default '',
    trouble text check (trouble in ('PASSWORD', 'BROKEN', 'TOO_LARGE', 'TOO_SLOW')),
    -- the tool's own words about the trouble
    told text not null default '' check (length(told) <= 300),
    -- the program that made it, and its version
    maker text not null default '' check (length(maker) <= 100),
    -- somebody waits for it
    urgent boolean not null default false,
    attempts integer not null default 0,
    ordered_at timestamptz not null,
    try_after timestamptz not null,
    made_at timestamptz,
    primary key (tenant_id, sha256),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256) on delete cascade,
    check ((state = 'FAILED') = (trouble is not null))
);
call tenancy.protect('renditions.rendition');
create index rendition_waiting on renditions.rendition (tenant_id, urgent desc, ordered_at) where state = 'WAITING';

create table renditions.page (
    tenant_id integer not null,
    sha256 bytea not null,
    number integer not null check (number >= 1),
    -- as it is seen, in points
    width real not null check (width > 0),
    height real not null check (height > 0),
    words text not null,
    -- where the words stand: [{left, top, width, height, words}, …] in points from the upper left corner
    runs jsonb not null,
    primary key (tenant_id, sha256, number),
    foreign key (tenant_id, sha256) references renditions.rendition (tenant_id, sha256) on delete cascade
);
call tenancy.protect('renditions.page');

grant select, insert, update, delete on renditions.rendition to fumikura_app;
grant select, insert, delete on renditions.page to fumikura_app;

-- Bytes that were kept before there were renditions.
do $$
declare
    municipality integer;
begin
    for municipality in select id from tenancy.municipality loop
        perform set_config('app.municipality', municipality::text, true);
        insert into renditions.rendition (tenant_id, sha256, state, ordered_at, try_after)
            select tenant_id, sha256, 'WAITING', stored_at, stored_at from content.blob;
    end loop;
    perform set_config('app.municipality', '', true);
end
$$;
