create schema meetings;
grant usage on schema meetings to fumikura_app;

-- 会議体 (docs/domain/meetings.md, C.1). What it decides of openness is the default of its sessions.
create table meetings.body (
    tenant_id integer not null,
    id uuid not null,
    name text not null check (name <> '' and length(name) <= 200),
    name_en text not null check (length(name_en) <= 200),
    kind text not null check (kind in ('STATUTORY', 'COUNCIL', 'OFFICE')),
    basis text not null check (basis <> '' and length(basis) <= 500),
    -- the section that runs it, and which file of its keeps the minutes
    unit_id uuid not null,
    file_title text not null check (file_title <> '' and length(file_title) <= 200),
    quorum integer not null check (quorum >= 0),
    openness text not null check (openness in ('OPEN', 'PARTLY', 'CLOSED')),
    openness_reason text not null check (length(openness_reason) <= 1000),
    minutes_openness text not null check (minutes_openness in ('OPEN', 'PARTLY', 'CLOSED')),
    minutes_reason text not null check (length(minutes_reason) <= 1000),
    primary key (tenant_id, id),
    unique (tenant_id, name),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    check (openness = 'OPEN' or openness_reason <> ''),
    check (minutes_openness = 'OPEN' or minutes_reason <> '')
);

create table meetings.body_member (
    tenant_id integer not null,
    body_id uuid not null,
    post_id uuid not null,
    capacity text not null check (capacity in ('CHAIR', 'VICE_CHAIR', 'MEMBER', 'SECRETARIAT')),
    ordinal integer not null check (ordinal > 0),
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, body_id, post_id, valid without overlaps),
    foreign key (tenant_id, body_id) references meetings.body (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

create table meetings.session (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    fiscal_year integer not null,
    n integer not null check (n > 0),
    state text not null check (state in ('CALLED', 'NOTIFIED', 'OPEN', 'HELD', 'CANCELLED')),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    place text not null check (place <> '' and length(place) <= 200),
    openness text not null check (openness in ('OPEN', 'PARTLY', 'CLOSED')),
    openness_reason text not null check (length(openness_reason) <= 1000),
    minutes_openness text not null check (minutes_openness in ('OPEN', 'PARTLY', 'CLOSED')),
    minutes_reason text not null check (length(minutes_reason) <= 1000),
    notified_at timestamptz,
    opened_at timestamptz,
    closed_at timestamptz check (closed_at >= opened_at),
    primary key (tenant_id, id),
    unique (tenant_id, body_id, fiscal_year, n),
    foreign key (tenant_id, body_id) references meetings.body (tenant_id, id),
    check (openness = 'OPEN' or openness_reason <> ''),
    check (minutes_openness = 'OPEN' or minutes_reason <> ''),
    check (state not in ('OPEN', 'HELD') or opened_at is not null),
    check ((state = 'HELD') = (closed_at is not null))
);
create index session_day on meetings.session (tenant_id, starts_at desc);

-- 議題. What brings it before the body (付議) and what is drawn up after it (策定) are two matters.
create table meetings.item (
    tenant_id integer not null,
    id uuid not null,
    session_id uuid not null,
    kind text not null check (kind in ('PROPOSAL', 'REPORT', 'OTHER')),
    n integer not null check (n > 0),
    title text not null check (title <> '' and length(title) <= 300),
    presenter_id uuid not null,
    matter_id uuid,
    result_id uuid,
    gist text not null default '' check (length(gist) <= 20000),
    resolution text check (resolution in ('AS_DRAFTED', 'AMENDED', 'CONTINUED', 'DENIED', 'NOTED', 'NONE')),
    -- of the materials as they were shown when it was resolved
    shown bytea check (length(shown) = 32),
    primary key (tenant_id, id),
    unique (tenant_id, session_id, kind, n) deferrable initially deferred,
    foreign key (tenant_id, session_id) references meetings.session (tenant_id, id),
    foreign key (tenant_id, presenter_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, matter_id) references records.document (tenant_id, id),
    foreign key (tenant_id, result_id) references records.document (tenant_id, id),
    check ((resolution is null) = (shown is null))
);
create index item_matter on meetings.item (tenant_id, matter_id) where matter_id is not null;
create index item_result on meetings.item (tenant_id, result_id) where result_id is not null;

-- 資料: an attachment of a matter as it was frozen; which bytes, says the digest.
create table meetings.material (
    tenant_id integer not null,
    id uuid not null,
    session_id uuid not null,
    item_id uuid not null,
    n integer not null check (n > 0),
    title text not null check (title <> '' and length(title) <= 300),
    document_id uuid not null,
    attachment_id uuid not null,
    name text not null,
    sha256 bytea not null check (length(sha256) = 32),
    openness text not null check (openness in ('OPEN', 'PARTLY', 'CLOSED')),
    openness_reason text not null check (length(openness_reason) <= 1000),
    primary key (tenant_id, id),
    unique (tenant_id, session_id, n),
    foreign key (tenant_id, session_id) references meetings.session (tenant_id, id),
    foreign key (tenant_id, item_id) references meetings.item (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    check (openness = 'OPEN' or openness_reason <> '')
);
create index material_item on meetings.material (tenant_id, item_id);

-- 出席. Who stands in for a member (代理) is kept with the post; it does not count towards the quorum.
create table meetings.attendance (
    tenant_id integer not null,
    session_id uuid not null,
    post_id uuid not null,
    presence text not null check (presence in ('PRESENT', 'PROXY', 'ABSENT')),
    proxy_id uuid check (proxy_id <> post_id),
    primary key (tenant_id, session_id, post_id),
    foreign key (tenant_id, session_id) references meetings.session (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, proxy_id) references organization.post (tenant_id, id),
    check ((presence = 'PROXY') = (proxy_id is not null))
);

-- 質疑. The office keeps who spoke; everybody else reads in which part.
create table meetings.statement (
    tenant_id integer not null,
    id uuid not null,
    item_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    speaker text not null check (speaker in ('CHAIR', 'MEMBER', 'SECRETARIAT')),
    post_id uuid,
    words text not null check (words <> '' and length(words) <= 5000),
    primary key (tenant_id, id),
    unique (tenant_id, item_id, ordinal),
    foreign key (tenant_id, item_id) references meetings.item (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

-- 指示（宿題）, open until it is reported. What it amends is kept before and after.
create table meetings.instruction (
    tenant_id integer not null,
    id uuid not null,
    item_id uuid not null,
    owner_id uuid not null,
    wording text not null check (wording <> '' and length(wording) <= 2000),
    due_on date,
    before text not null check (length(before) <= 5000),
    after text not null check (length(after) <= 5000),
    primary key (tenant_id, id),
    foreign key (tenant_id, item_id) references meetings.item (tenant_id, id),
    foreign key (tenant_id, owner_id) references organization.post (tenant_id, id),
    check ((before = '') = (after = '') and (before = '' or before <> after))
);
create index instruction_item on meetings.instruction (tenant_id, item_id);
create index instruction_owner on meetings.instruction (tenant_id, owner_id);

create table meetings.instruction_report (
    tenant_id integer not null,
    instruction_id uuid not null,
    reported_at timestamptz not null,
    item_id uuid,
    words text not null check (words <> '' and length(words) <= 5000),
    primary key (tenant_id, instruction_id),
    foreign key (tenant_id, instruction_id) references meetings.instruction (tenant_id, id),
    foreign key (tenant_id, item_id) references meetings.item (tenant_id, id)
);

-- Who has opened which material (既読).
create table meetings.opened (
    tenant_id integer not null,
    material_id uuid not null,
    post_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, material_id, post_id),
    foreign key (tenant_id, material_id) references meetings.material (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

do $$
declare
    name text;
begin
    foreach name in array array['body', 'body_member', 'session', 'item', 'material', 'attendance', 'statement',
        'instruction', 'instruction_report'] loop
        call tenancy.protect(('meetings.' || name)::regclass);
        call ledger.of_record(('meetings.' || name)::regclass);
    end loop;
end
$$;
call tenancy.protect('meetings.opened');
grant select, insert on meetings.body, meetings.body_member, meetings.session, meetings.item, meetings.material,
    meetings.attendance, meetings.statement, meetings.instruction, meetings.instruction_report to fumikura_app;
-- nothing of a body changes; it is locked while a session takes its number
grant update (id) on meetings.body to fumikura_app;
grant update (state, notified_at, opened_at, closed_at) on meetings.session to fumikura_app;
grant update (matter_id, n, gist, resolution, shown, result_id) on meetings.item to fumikura_app;
grant update (presence, proxy_id) on meetings.attendance to fumikura_app;
grant delete on meetings.item, meetings.material, meetings.statement to fumikura_app;
grant select, insert, delete on meetings.opened to fumikura_app;

-- What was said and resolved does not change once the session is over; what is drawn up afterwards is added to its item.
create function meetings.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    changed jsonb = to_jsonb(coalesce(old, new));
    session uuid;
begin
    if tg_table_name in ('session', 'item') then
        if tg_table_name = 'session' then
            session = old.id;
        else
            session = coalesce(old.session_id, new.session_id);
            if tg_op = 'UPDATE' and to_jsonb(old) - 'result_id' = to_jsonb(new) - 'result_id' then
                return new;
            end if;
        end if;
    elsif changed ? 'session_id' then
        session = (changed ->> 'session_id')::uuid;
    else
        select i.session_id into session from meetings.item i
            where i.tenant_id = (changed ->> 'tenant_id')::integer and i.id = (changed ->> 'item_id')::uuid;
    end if;
    if exists (select from meetings.session s where s.tenant_id = (changed ->> 'tenant_id')::integer and s.id = session
            and s.state in ('HELD', 'CANCELLED')) then
        raise exception 'session % is over', session using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end
$$;
create trigger final_once_over before update on meetings.session for each row execute function meetings.refuse_change();
create trigger final_once_over before insert or update or delete on meetings.item
    for each row execute function meetings.refuse_change();
create trigger final_once_over before insert or update or delete on meetings.material
    for each row execute function meetings.refuse_change();
create trigger final_once_over before insert or update or delete on meetings.attendance
    for each row execute function meetings.refuse_change();
create trigger final_once_over before insert or update or delete on meetings.statement
    for each row execute function meetings.refuse_change();
create trigger final_once_over before insert on meetings.instruction
    for each row execute function meetings.refuse_change();
