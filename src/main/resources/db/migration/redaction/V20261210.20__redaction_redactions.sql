create schema redaction;
grant usage on schema redaction to fumikura_app;

-- 墨塗り (docs/domain/redaction.md): a PDF from which something is to be gone, and the one that was made of it.
create table redaction.redaction (
    tenant_id integer not null,
    id uuid not null,
    name text not null check (name <> '' and length(name) <= 200),
    unit_id uuid not null,
    -- what it belongs to, where a higher module handed it over: who may not read that may not see this
    origin_kind text,
    origin_id uuid,
    source_sha256 bytea not null check (length(source_sha256) = 32),
    -- the same while the bytes are needed here, and null once nobody has to look at them any more
    source_kept bytea check (source_kept = source_sha256),
    state text not null check (state in ('MARKING', 'MAKING', 'PROVED', 'CONFIRMED', 'HANDED_OUT', 'WITHDRAWN')),
    begun_at timestamptz not null,
    marked_by uuid not null,
    marked_in uuid not null,
    conceal boolean not null default false,
    -- how often it was made
    round integer not null default 0,
    result_sha256 bytea,
    result_size bigint check (result_size > 0),
    proof text,
    proved_at timestamptz,
    confirmed_by uuid,
    confirmed_in uuid,
    confirmed_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, source_kept) references content.blob (tenant_id, sha256),
    foreign key (tenant_id, result_sha256) references content.blob (tenant_id, sha256),
    foreign key (tenant_id, marked_by) references organization.person (tenant_id, id),
    foreign key (tenant_id, marked_in) references organization.post (tenant_id, id),
    foreign key (tenant_id, confirmed_by) references organization.person (tenant_id, id),
    foreign key (tenant_id, confirmed_in) references organization.post (tenant_id, id),
    check (num_nulls(origin_kind, origin_id) in (0, 2)),
    check (num_nulls(result_sha256, result_size, proof, proved_at) in (0, 4)),
    check (num_nulls(confirmed_by, confirmed_in, confirmed_at) in (0, 3)),
    -- the second person
    check (confirmed_by <> marked_by),
    check (state not in ('MARKING', 'MAKING') or (result_sha256 is null and source_kept is not null)),
    check (state <> 'PROVED' or (result_sha256 is not null and source_kept is not null)),
    check (state not in ('CONFIRMED', 'HANDED_OUT') or (result_sha256 is not null and confirmed_by is not null))
);
create index redaction_unit on redaction.redaction (tenant_id, unit_id, id);

-- What is gone: where, why, and not what. In hundredths of a point from the upper left corner of the page.
create table redaction.mark (
    tenant_id integer not null,
    redaction_id uuid not null,
    round integer not null check (round > 0),
    ordinal integer not null check (ordinal > 0),
    page integer not null check (page > 0),
    area_left integer not null check (area_left >= 0),
    area_top integer not null check (area_top >= 0),
    area_width integer not null check (area_width > 0),
    area_height integer not null check (area_height > 0),
    kind text not null check (kind in ('WORDS', 'PERSONAL_NUMBER', 'TELEPHONE', 'MAIL', 'BIRTH', 'EXPRESSION', 'AREA')),
    article text not null check (article <> '' and length(article) <= 200),
    primary key (tenant_id, redaction_id, round, ordinal),
    foreign key (tenant_id, redaction_id) references redaction.redaction (tenant_id, id)
);

-- What is looked for, what was found and the letters of the pages are as secret as the PDF itself. They are working rows: gone
-- once it is confirmed or withdrawn.
create table redaction.sought (
    tenant_id integer not null,
    redaction_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    kind text not null check (kind in ('WORDS', 'PERSONAL_NUMBER', 'TELEPHONE', 'MAIL', 'BIRTH', 'EXPRESSION')),
    words text not null check (length(words) <= 200),
    article text not null check (article <> '' and length(article) <= 200),
    primary key (tenant_id, redaction_id, ordinal),
    foreign key (tenant_id, redaction_id) references redaction.redaction (tenant_id, id)
);

create table redaction.find (
    tenant_id integer not null,
    redaction_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    -- null for a part that somebody drew
    sought integer,
    page integer not null check (page > 0),
    areas jsonb not null,
    words text not null,
    seen text not null check (seen in ('WRITTEN', 'READ', 'BOTH', 'DRAWN')),
    article text not null check (article <> '' and length(article) <= 200),
    chosen boolean not null,
    primary key (tenant_id, redaction_id, ordinal),
    foreign key (tenant_id, redaction_id) references redaction.redaction (tenant_id, id)
);
create index find_page on redaction.find (tenant_id, redaction_id, page);

create table redaction.page (
    tenant_id integer not null,
    redaction_id uuid not null,
    number integer not null check (number > 0),
    width real not null,
    height real not null,
    letters text not null,
    primary key (tenant_id, redaction_id, number),
    foreign key (tenant_id, redaction_id) references redaction.redaction (tenant_id, id)
);

-- What the program still has to do: read the letters, or make the new PDF. One that failed waits for nobody and says why.
create table redaction.task (
    tenant_id integer not null,
    redaction_id uuid not null,
    kind text not null check (kind in ('READ', 'MAKE')),
    try_after timestamptz not null,
    attempts integer not null default 0,
    trouble text not null default '' check (length(trouble) <= 300),
    primary key (tenant_id, redaction_id),
    foreign key (tenant_id, redaction_id) references redaction.redaction (tenant_id, id)
);
create index task_waiting on redaction.task (tenant_id, try_after) where trouble = '';

-- A PDF between its arrival and the redaction that is begun with it.
create table redaction.arrival (
    tenant_id integer not null,
    id uuid not null,
    sha256 bytea not null,
    person_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

call tenancy.protect('redaction.redaction');
call tenancy.protect('redaction.mark');
call tenancy.protect('redaction.sought');
call tenancy.protect('redaction.find');
call tenancy.protect('redaction.page');
call tenancy.protect('redaction.task');
call tenancy.protect('redaction.arrival');
call ledger.of_record('redaction.redaction');
call ledger.of_record('redaction.mark');
grant select, insert on redaction.redaction, redaction.mark to fumikura_app;
grant update (state, source_kept, conceal, round, result_sha256, result_size, proof, proved_at, confirmed_by, confirmed_in, confirmed_at)
    on redaction.redaction to fumikura_app;
grant select, insert, update, delete on redaction.sought, redaction.find, redaction.page, redaction.task, redaction.arrival
    to fumikura_app;

-- What a second person has confirmed does not change any more, and nothing comes back from being withdrawn.
create function redaction.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.state = 'WITHDRAWN'
        or old.confirmed_by is not null and new.state <> 'WITHDRAWN'
            and (new.state not in ('CONFIRMED', 'HANDED_OUT')
                or (new.result_sha256, new.proof, new.confirmed_by, new.confirmed_at)
                    is distinct from (old.result_sha256, old.proof, old.confirmed_by, old.confirmed_at)) then
        raise exception 'redaction % is confirmed or withdrawn', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger final_once_confirmed before update on redaction.redaction
    for each row execute function redaction.refuse_change();
