-- 付箋 (docs/domain/reading.md, R-044): notes on pages of attachments that are part of the record. A rectangle on the page is in
-- ten thousandths of its width and height, from the upper left corner. Words die with the record.
create table approval.note (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    attachment_id uuid not null,
    -- null for the attachment as a whole
    page integer check (page > 0),
    area_left integer check (area_left between 0 and 10000),
    area_top integer check (area_top between 0 and 10000),
    area_width integer check (area_width > 0 and area_left + area_width <= 10000),
    area_height integer check (area_height > 0 and area_top + area_height <= 10000),
    words text not null check (words <> '' and length(words) <= 2000),
    person_id uuid not null,
    post_id uuid not null,
    at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, attachment_id) references records.attachment (tenant_id, id) on delete cascade,
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    check (num_nulls(area_left, area_top, area_width, area_height) in (0, 4)),
    check (page is not null or area_left is null)
);

-- メモ: what somebody noted for herself alone. A working table; gone when the matter is over.
create table approval.memo (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    attachment_id uuid not null,
    page integer check (page > 0),
    area_left integer check (area_left between 0 and 10000),
    area_top integer check (area_top between 0 and 10000),
    area_width integer check (area_width > 0 and area_left + area_width <= 10000),
    area_height integer check (area_height > 0 and area_top + area_height <= 10000),
    words text not null check (words <> '' and length(words) <= 2000),
    person_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, attachment_id) references records.attachment (tenant_id, id) on delete cascade,
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    check (num_nulls(area_left, area_top, area_width, area_height) in (0, 4)),
    check (page is not null or area_left is null)
);
create index memo_person on approval.memo (tenant_id, document_id, person_id);

-- 要点: what the drafter points to, as frozen with each version; part of what is decided.
create table approval.pointer (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null check (version > 0),
    ordinal integer not null check (ordinal > 0),
    words text not null check (words <> '' and length(words) <= 200),
    -- the place of an attachment of the version, and a page of it
    attachment integer,
    page integer check (page > 0),
    primary key (tenant_id, document_id, version, ordinal),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, document_id, version, attachment) references records.attachment (tenant_id, document_id, n, ordinal)
        on delete cascade,
    check (page is null or attachment is not null)
);

-- 要点 as it is being written; the page is as it was typed.
create table approval.draft_pointer (
    tenant_id integer not null,
    document_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    words text not null,
    attachment_id uuid,
    page text not null,
    primary key (tenant_id, document_id, ordinal),
    foreign key (tenant_id, document_id) references approval.draft (tenant_id, document_id) on delete cascade
);

-- 差戻しの頁: what an opinion is about.
alter table approval.opinion
    add column attachment_id uuid,
    add column page integer check (page > 0),
    add foreign key (tenant_id, attachment_id) references records.attachment (tenant_id, id) on delete cascade,
    add check (page is null or attachment_id is not null);

call tenancy.protect('approval.note');
call tenancy.protect('approval.memo');
call tenancy.protect('approval.pointer');
call tenancy.protect('approval.draft_pointer');

call ledger.of_record('approval.note');
call ledger.of_record('approval.pointer');

grant select, insert on approval.note, approval.pointer to fumikura_app;
grant update (withdrawn_at) on approval.note to fumikura_app;
grant select, insert, delete on approval.memo, approval.draft_pointer to fumikura_app;

create trigger final_once_decided before insert or update on approval.note
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.pointer
    for each row execute function approval.refuse_late_step();

-- A note is withdrawn once, and nothing else of it changes.
create function approval.refuse_second_withdrawal() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.withdrawn_at is not null then
        raise exception 'note % is withdrawn already', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger withdrawn_once before update on approval.note
    for each row execute function approval.refuse_second_withdrawal();
