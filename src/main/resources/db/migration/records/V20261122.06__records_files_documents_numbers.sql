create schema records;
grant usage on schema records to fumikura_app;

create table records.classification (
    tenant_id integer not null,
    id uuid not null,
    code text not null,
    parent_id uuid,
    title text not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    unique (tenant_id, code, valid without overlaps),
    foreign key (tenant_id, parent_id) references records.classification (tenant_id, id)
);

-- 簿冊: the unit of retention, of lending, of disposal. A document inherits.
create table records.file (
    tenant_id integer not null,
    id uuid not null,
    fiscal_year integer not null check (fiscal_year between 1926 and 2200),
    unit_id uuid not null,
    classification_id uuid not null,
    number text not null,
    title text not null,
    public_title text not null,
    retention_kind text not null check (retention_kind in ('FIXED', 'PERMANENT', 'IN_USE', 'UNTIL_EVENT', 'UNDER_ONE_YEAR')),
    retention_years integer check (retention_years between 1 and 200),
    retention_start text not null default 'AFTER_FISCAL_YEAR'
        check (retention_start in ('AFTER_FISCAL_YEAR', 'AFTER_CALENDAR_YEAR')),
    retention_source text not null,
    disposition text not null check (disposition in ('TRANSFER', 'DESTROY', 'APPRAISE')),
    medium text not null check (medium in ('ELECTRONIC', 'PAPER', 'HYBRID')),
    secrecy smallint not null check (secrecy between 0 and 3),
    scope text not null check (scope in ('NAMED', 'SUBSECTION', 'SECTION', 'DEPARTMENT', 'ALL')),
    flags integer not null default 0,
    state text not null check (state in ('OPEN', 'CLOSED')),
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, classification_id) references records.classification (tenant_id, id),
    check ((retention_kind in ('FIXED', 'UNTIL_EVENT', 'IN_USE')) = (retention_years is not null))
);
create index file_unit on records.file (tenant_id, unit_id, fiscal_year);
create index file_classification on records.file (tenant_id, classification_id, fiscal_year);

-- The register entry of a document: what stays when its words are lawfully destroyed.
create table records.document (
    tenant_id integer not null,
    id uuid not null,
    kind text not null check (kind in ('DRAFT', 'RECEIPT', 'PERUSAL', 'MATERIAL')),
    unit_id uuid not null,
    fiscal_year integer not null,
    title text not null check (title <> '' and length(title) <= 200),
    file_id uuid not null,
    secrecy smallint not null check (secrecy between 0 and 3),
    scope text not null check (scope in ('NAMED', 'SUBSECTION', 'SECTION', 'DEPARTMENT', 'ALL')),
    flags integer not null default 0,
    disclosure text not null check (disclosure in ('OPEN', 'PARTLY', 'CLOSED')),
    state text not null check (state in ('PENDING', 'DECIDED', 'DENIED', 'ABANDONED', 'RECEIVED', 'CLOSED')),
    registered_on date not null,
    decided_on date,
    effective_on date,
    closed_on date,
    expires_on date,
    erased_on date,
    primary key (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id),
    check (closed_on is null or state = 'CLOSED')
);
create index document_unit on records.document (tenant_id, unit_id, registered_on desc);
create index document_file on records.document (tenant_id, file_id, registered_on desc);
create index document_state on records.document (tenant_id, state, unit_id);
create index document_newest on records.document (tenant_id, registered_on desc, id desc);

-- The anchor of a document's words. Every row, of any module, that holds words of the document hangs on it by a
-- cascading foreign key; lawful erasure removes the anchor and with it every word.
create table records.words (
    tenant_id integer not null,
    document_id uuid not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id)
);

create table records.version (
    tenant_id integer not null,
    document_id uuid not null,
    n integer not null check (n > 0),
    title text not null,
    body text not null,
    reason text not null,
    disclosure_reason text not null,
    digest bytea not null check (length(digest) = 32),
    frozen_at timestamptz not null,
    primary key (tenant_id, document_id, n),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

create table records.attachment (
    tenant_id integer not null,
    document_id uuid not null,
    n integer not null,
    ordinal integer not null check (ordinal > 0),
    id uuid not null,
    role text not null check (role in ('ISSUE', 'PROPOSAL', 'REFERENCE', 'PRECEDENT')),
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    primary key (tenant_id, document_id, n, ordinal),
    unique (tenant_id, id),
    foreign key (tenant_id, document_id, n) references records.version (tenant_id, document_id, n) on delete cascade,
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);
create index attachment_content on records.attachment (tenant_id, sha256);

create table records.receipt (
    tenant_id integer not null,
    document_id uuid not null,
    sender text not null,
    sent_on date,
    original_number text not null,
    arrived_on date not null,
    medium text not null check (medium in ('PAPER', 'MAIL', 'FAX', 'LGWAN', 'ONLINE', 'BY_HAND', 'INTERNAL')),
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

-- Working rows: files that came with a form which is not accepted yet, so that correcting it does not lose them.
create table records.upload (
    tenant_id integer not null,
    form_key uuid not null,
    person_id uuid not null,
    id uuid not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    stored_at timestamptz not null,
    primary key (tenant_id, form_key, person_id, id),
    unique (tenant_id, form_key, person_id, name, sha256),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);
create index upload_content on records.upload (tenant_id, sha256);
create index upload_age on records.upload (tenant_id, stored_at);

-- Numbers (docs/domain/records.md, A.4)
create table records.number_series (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    kind text not null check (kind in ('DRAFT', 'ISSUE', 'RECEIPT')),
    primary key (tenant_id, id),
    unique (tenant_id, unit_id, kind),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id)
);

-- The text around the number is a rule row of its year, never computed: 31, 元 and 1 may all be right in one year.
create table records.number_prefix (
    tenant_id integer not null,
    id uuid not null,
    series_id uuid not null,
    fiscal_year integer not null,
    before_number text not null,
    after_number text not null,
    digits smallint not null check (digits between 1 and 8),
    source text not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    unique (tenant_id, series_id, fiscal_year, valid without overlaps),
    foreign key (tenant_id, series_id) references records.number_series (tenant_id, id)
);

create table records.counter (
    tenant_id integer not null,
    series_id uuid not null,
    fiscal_year integer not null,
    next integer not null check (next > 0),
    primary key (tenant_id, series_id, fiscal_year),
    foreign key (tenant_id, series_id) references records.number_series (tenant_id, id)
);

create table records.number (
    tenant_id integer not null,
    series_id uuid not null,
    fiscal_year integer not null,
    n integer not null check (n > 0),
    branch integer not null default 0 check (branch >= 0),
    label text not null,
    document_id uuid not null,
    prefix_id uuid not null,
    allotted_on date not null,
    void_reason text,
    primary key (tenant_id, series_id, fiscal_year, n, branch),
    foreign key (tenant_id, series_id) references records.number_series (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, prefix_id) references records.number_prefix (tenant_id, id)
);
create index number_document on records.number (tenant_id, document_id);
create index number_label on records.number (tenant_id, label);

-- Who may read beyond the scope, and who may not at all; for one document or for a whole file.
create table records.access_rule (
    tenant_id integer not null,
    id uuid not null,
    document_id uuid,
    file_id uuid,
    allowed boolean not null,
    person_id uuid,
    post_id uuid,
    unit_id uuid,
    cause text not null check (cause in ('DRAFTER', 'ROUTE', 'NAMED')),
    primary key (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    check (num_nonnulls(document_id, file_id) = 1),
    check (num_nonnulls(person_id, post_id, unit_id) = 1),
    unique nulls not distinct (tenant_id, document_id, file_id, allowed, person_id, post_id, unit_id)
);
create index access_rule_person on records.access_rule (tenant_id, person_id, allowed) where person_id is not null;
create index access_rule_post on records.access_rule (tenant_id, post_id, allowed) where post_id is not null;
create index access_rule_unit on records.access_rule (tenant_id, unit_id, allowed) where unit_id is not null;
create index access_rule_file on records.access_rule (tenant_id, file_id) where file_id is not null;

create table records.hold (
    tenant_id integer not null,
    id uuid not null,
    file_id uuid not null,
    reason text not null,
    authority text not null,
    held_from date not null,
    released_on date,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id)
);

-- One line of a decided disposal list: without it nothing is destroyed.
create table records.disposal_verdict (
    tenant_id integer not null,
    id uuid not null,
    file_id uuid not null,
    verdict text not null check (verdict in ('DESTROY', 'RETAIN', 'TRANSFER')),
    given_by uuid not null,
    decision_id uuid not null,
    given_on date not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id),
    foreign key (tenant_id, given_by) references organization.post (tenant_id, id),
    foreign key (tenant_id, decision_id) references records.document (tenant_id, id)
);

call tenancy.protect('records.classification');
call tenancy.protect('records.file');
call tenancy.protect('records.document');
call tenancy.protect('records.words');
call tenancy.protect('records.version');
call tenancy.protect('records.attachment');
call tenancy.protect('records.receipt');
call tenancy.protect('records.upload');
call tenancy.protect('records.number_series');
call tenancy.protect('records.number_prefix');
call tenancy.protect('records.counter');
call tenancy.protect('records.number');
call tenancy.protect('records.access_rule');
call tenancy.protect('records.hold');
call tenancy.protect('records.disposal_verdict');

call ledger.of_record('records.classification');
call ledger.of_record('records.file');
call ledger.of_record('records.document');
call ledger.of_record('records.version');
call ledger.of_record('records.attachment');
call ledger.of_record('records.receipt');
call ledger.of_record('records.number_series');
call ledger.of_record('records.number_prefix');
call ledger.of_record('records.counter');
call ledger.of_record('records.number');
call ledger.of_record('records.access_rule');
call ledger.of_record('records.hold');
call ledger.of_record('records.disposal_verdict');

grant select, insert on records.classification, records.file, records.document, records.words, records.version,
    records.attachment, records.receipt, records.number_series, records.number_prefix, records.counter, records.number,
    records.access_rule, records.hold, records.disposal_verdict to fumikura_app;
grant select, insert, delete on records.upload to fumikura_app;
grant update (valid) on records.classification, records.number_prefix to fumikura_app;
grant update (state) on records.file to fumikura_app;
grant update (title, file_id, secrecy, scope, flags, disclosure, state, decided_on, effective_on, closed_on, expires_on)
    on records.document to fumikura_app;
grant update (next) on records.counter to fumikura_app;
grant update (void_reason) on records.number to fumikura_app;
grant update (released_on) on records.hold to fumikura_app;

-- I-01: what was decided, received or ended never changes. Later dates are set once.
create function records.refuse_late_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.state = 'PENDING' then
        if new.state = 'RECEIVED' or (new.state = 'CLOSED' and old.kind = 'DRAFT') then
            raise exception 'document % is pending: it can not become %', old.id, new.state
                using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (new.title, new.secrecy, new.scope, new.flags, new.disclosure, new.file_id, new.decided_on)
            is distinct from
            (old.title, old.secrecy, old.scope, old.flags, old.disclosure, old.file_id, old.decided_on) then
        raise exception 'document % is %: its register entry is final', old.id, old.state using errcode = 'restrict_violation';
    end if;
    if new.state is distinct from old.state and not (old.state in ('DECIDED', 'RECEIVED') and new.state = 'CLOSED') then
        raise exception 'document % is %: it can not become %', old.id, old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    if (new.effective_on is distinct from old.effective_on and (old.state <> 'DECIDED' or old.effective_on is not null))
            or (new.closed_on is distinct from old.closed_on and (old.state = 'CLOSED' or old.closed_on is not null)) then
        raise exception 'document % has this date already, or can not have it', old.id using errcode = 'restrict_violation';
    end if;
    -- I-08: kept longer, never shorter; for ever stays for ever
    if (old.expires_on is not null and (new.expires_on is null or new.expires_on < old.expires_on))
            or (old.expires_on is null and new.expires_on is not null and exists (
                select from records.file f
                where f.tenant_id = new.tenant_id and f.id = new.file_id and f.retention_kind = 'PERMANENT')) then
        raise exception 'document % is kept longer than this', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger final_once_decided before update on records.document
    for each row execute function records.refuse_late_change();

create function records.refuse_beginning_at_the_end() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.state <> (case new.kind when 'RECEIPT' then 'RECEIVED' else 'PENDING' end)
            or (new.decided_on, new.effective_on, new.closed_on, new.expires_on, new.erased_on)
                is distinct from (null::date, null::date, null::date, null::date, null::date) then
        raise exception 'a document does not begin as %', new.state using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger begins_at_the_beginning before insert on records.document
    for each row execute function records.refuse_beginning_at_the_end();

-- No version may be added to what is no longer pending (a receipt freezes its only version on the day it is made).
create function records.refuse_late_version() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    found_state text;
begin
    select d.state into found_state from records.document d
        where d.tenant_id = new.tenant_id and d.id = new.document_id for share;
    if found_state = 'PENDING' or (found_state = 'RECEIVED' and new.n = 1) then
        return new;
    end if;
    raise exception 'document % is %: it takes no further version', new.document_id, found_state
        using errcode = 'restrict_violation';
end
$$;
create trigger no_late_version before insert on records.version
    for each row execute function records.refuse_late_version();

-- Attachments and receipt facts are frozen together with their version: in the transaction that inserts it.
create function records.refuse_late_attachment() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from records.version v
        where v.tenant_id = new.tenant_id and v.document_id = new.document_id and v.n = new.n
            and v.xmin = pg_current_xact_id()::xid;
    if not found then
        raise exception 'version % of document % is frozen', new.n, new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger no_late_attachment before insert on records.attachment
    for each row execute function records.refuse_late_attachment();

create function records.refuse_late_receipt() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from records.document d
        join records.words w on w.tenant_id = d.tenant_id and w.document_id = d.id
        where d.tenant_id = new.tenant_id and d.id = new.document_id and d.kind = 'RECEIPT'
            and w.xmin = pg_current_xact_id()::xid;
    if not found then
        raise exception 'document % was not received now', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger no_late_receipt before insert on records.receipt
    for each row execute function records.refuse_late_receipt();

create function records.refuse_uncounted_number() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from records.counter c
        where c.tenant_id = new.tenant_id and c.series_id = new.series_id and c.fiscal_year = new.fiscal_year
            and c.next > new.n;
    if not found then
        raise exception 'number % was not counted', new.label using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger counted before insert on records.number
    for each row execute function records.refuse_uncounted_number();

create function records.refuse_number_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.void_reason is not null or new.void_reason is null then
        raise exception 'number % is void already', old.label using errcode = 'restrict_violation';
    end if;
    perform 1 from records.document d
        where d.tenant_id = old.tenant_id and d.id = old.document_id and d.state <> 'PENDING';
    if found then
        raise exception 'number % belongs to a final record', old.label using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger voided_once before update on records.number
    for each row execute function records.refuse_number_change();

create function records.refuse_counter_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.next <= old.next then
        raise exception 'a counter only goes up' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger only_up before update on records.counter
    for each row execute function records.refuse_counter_change();

-- The one way to destroy (I-06, I-07, I-09): re-checks state, expiry, hold, verdict and decision in the transaction
-- that destroys. The business date comes from the caller's official clock. Returns the hashes whose bytes died.
create function records.erase(target uuid, under uuid, today date, at timestamptz) returns setof bytea
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    entry records.document%rowtype;
    line records.disposal_verdict%rowtype;
    bytes bytea;
    candidates bytea[];
begin
    select * into entry from records.document d
        where d.tenant_id = tenancy.current_id() and d.id = target for update;
    if not found then
        raise exception 'no document %', target using errcode = 'no_data_found';
    end if;
    -- nothing about the file may come between these checks and the destruction: a hold, a verdict and a new document each
    -- refer to it, and wait
    perform 1 from records.file f where f.tenant_id = entry.tenant_id and f.id = entry.file_id for update;
    if entry.erased_on is not null then
        raise exception 'document % is destroyed already', target using errcode = 'restrict_violation';
    end if;
    if entry.state not in ('CLOSED', 'DENIED', 'ABANDONED') then
        raise exception 'document % is not closed', target using errcode = 'restrict_violation';
    end if;
    perform 1 from records.document d
        where d.tenant_id = entry.tenant_id and d.file_id = entry.file_id
            and d.state in ('PENDING', 'DECIDED', 'RECEIVED');
    if found then
        raise exception 'the file of document % has unfinished documents', target using errcode = 'restrict_violation';
    end if;
    -- the date is the caller's word; no act of the office is as late as that, so it can not be true
    if today > (select (max(a.official_at) at time zone 'Asia/Tokyo')::date from ledger.act a
            where a.tenant_id = entry.tenant_id) then
        raise exception 'nothing was done on % yet', today using errcode = 'restrict_violation';
    end if;
    if entry.expires_on is null or entry.expires_on >= today then
        raise exception 'document % has not expired (%)', target, entry.expires_on using errcode = 'restrict_violation';
    end if;
    perform 1 from records.hold h
        where h.tenant_id = entry.tenant_id and h.file_id = entry.file_id and (h.released_on is null or h.released_on > today);
    if found then
        raise exception 'the file of document % is on hold', target using errcode = 'restrict_violation';
    end if;
    perform 1 from records.disposal_verdict v
        where v.tenant_id = entry.tenant_id and v.file_id = entry.file_id and v.verdict <> 'DESTROY';
    if found then
        raise exception 'the file of document % is to be kept or transferred', target using errcode = 'restrict_violation';
    end if;
    select v.* into line from records.disposal_verdict v
        where v.tenant_id = entry.tenant_id and v.id = under and v.file_id = entry.file_id and v.verdict = 'DESTROY';
    if not found then
        raise exception 'no verdict to destroy document %', target using errcode = 'restrict_violation';
    end if;
    perform 1 from records.document d
        where d.tenant_id = entry.tenant_id and d.id = line.decision_id and d.decided_on is not null
            and d.state in ('DECIDED', 'CLOSED') and d.id <> target;
    if not found then
        raise exception 'the verdict on document % is not decided', target using errcode = 'restrict_violation';
    end if;

    select array_agg(distinct b.sha256) into candidates from content.blob b
        where b.tenant_id = entry.tenant_id and b.sha256 in (
            select a.sha256 from records.attachment a where a.tenant_id = entry.tenant_id and a.document_id = target);
    delete from records.words w where w.tenant_id = entry.tenant_id and w.document_id = target;
    delete from ledger.detail d using ledger.act a
        where a.tenant_id = entry.tenant_id and a.subject_id = target
            and d.tenant_id = a.tenant_id and d.position = a.position;
    update records.document d set erased_on = today where d.tenant_id = entry.tenant_id and d.id = target;
    foreach bytes in array coalesce(candidates, '{}') loop
        if content.release(bytes, at) then
            return next bytes;
        end if;
    end loop;
end
$$;
revoke all on function records.erase(uuid, uuid, date, timestamptz) from public;
grant execute on function records.erase(uuid, uuid, date, timestamptz) to fumikura_app;
