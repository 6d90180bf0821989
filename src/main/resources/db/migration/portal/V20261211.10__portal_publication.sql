create schema portal;
grant usage on schema portal to fumikura_app;

-- 公開する資料 (docs/domain/publication.md): a row for each revision; a correction and a withdrawal are revisions too.
create table portal.publication (
    tenant_id integer not null,
    id uuid not null,
    kind text not null check (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
    source_id uuid not null,
    revision integer not null check (revision > 0),
    state text not null check (state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN')),
    kind_label text not null check (kind_label <> '' and length(kind_label) <= 100),
    kind_label_en text not null check (kind_label_en <> '' and length(kind_label_en) <= 100),
    title text not null check (title <> '' and length(title) <= 300),
    title_en text check (title_en <> '' and length(title_en) <= 300),
    about date not null,
    -- whom to ask, in the words of that day
    responsible text not null check (responsible <> '' and length(responsible) <= 200),
    contact text not null check (contact <> '' and length(contact) <= 200),
    fiscal_year integer not null check (fiscal_year between 1927 and 9999),
    public_from date not null,
    public_until date check (public_until >= public_from),
    -- null once it is withdrawn, as is the rest of what was to be read
    body text,
    data text check (data is json object),
    openness text check (openness in ('OPEN', 'PARTLY')),
    checked_by uuid,
    checked_in uuid,
    checked_at timestamptz,
    -- what was changed and why, or why it was withdrawn
    notice text not null check (length(notice) <= 1000),
    at timestamptz not null,
    done_by uuid not null,
    done_in uuid not null,
    -- the unit whose people may withdraw it
    unit_id uuid not null,
    primary key (tenant_id, id),
    unique (tenant_id, kind, source_id, revision),
    foreign key (tenant_id, checked_by) references organization.person (tenant_id, id),
    foreign key (tenant_id, checked_in) references organization.post (tenant_id, id),
    foreign key (tenant_id, done_by) references organization.person (tenant_id, id),
    foreign key (tenant_id, done_in) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    check (num_nulls(body, data, openness, checked_by, checked_in, checked_at) = case state when 'WITHDRAWN' then 6 else 0 end),
    check ((notice <> '') = (state <> 'PUBLISHED'))
);
create index publication_newest on portal.publication (tenant_id, at desc, id);

create table portal.publication_file (
    tenant_id integer not null,
    publication_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    name text not null check (name <> '' and length(name) <= 120),
    media_type text not null check (media_type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$'),
    language text not null check (language in ('ja', 'en')),
    sha256 bytea not null,
    primary key (tenant_id, publication_id, ordinal),
    unique (tenant_id, publication_id, name),
    foreign key (tenant_id, publication_id) references portal.publication (tenant_id, id),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);

call tenancy.protect('portal.publication');
call tenancy.protect('portal.publication_file');
call ledger.of_record('portal.publication');
call ledger.of_record('portal.publication_file');
grant select, insert on portal.publication, portal.publication_file to fumikura_app;
