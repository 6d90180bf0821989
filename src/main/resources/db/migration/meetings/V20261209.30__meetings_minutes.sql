-- 会議録 (docs/domain/minutes.md, MN-02). Its wording is made of the session's record and edited; each revision is kept.
create table meetings.minutes (
    tenant_id integer not null,
    session_id uuid not null,
    state text not null check (state in ('DRAFT', 'CHECKING', 'SUBMITTED')),
    revision integer not null check (revision > 0),
    -- a draft of approval at first, which is no document yet
    matter_id uuid,
    -- of the PDF as it was submitted: confirmed is what was decided with exactly these bytes
    pdf bytea check (length(pdf) = 32),
    primary key (tenant_id, session_id),
    foreign key (tenant_id, session_id) references meetings.session (tenant_id, id),
    check ((state = 'SUBMITTED') = (matter_id is not null)),
    check ((matter_id is null) = (pdf is null))
);

create table meetings.minutes_text (
    tenant_id integer not null,
    session_id uuid not null,
    revision integer not null check (revision > 0),
    form text not null,
    written_at timestamptz not null,
    primary key (tenant_id, session_id, revision),
    foreign key (tenant_id, session_id) references meetings.session (tenant_id, id)
);

-- What those who were there say to the draft: a correction, or that they agree, which is one without words.
create table meetings.minutes_check (
    tenant_id integer not null,
    id uuid not null,
    session_id uuid not null,
    revision integer not null,
    post_id uuid not null,
    place text not null check (length(place) <= 200),
    words text not null check (length(words) <= 5000),
    said_at timestamptz not null,
    taken boolean,
    answer text not null default '' check (length(answer) <= 1000),
    primary key (tenant_id, id),
    foreign key (tenant_id, session_id, revision) references meetings.minutes_text (tenant_id, session_id, revision),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    -- not taken over: with a reason
    check (taken is distinct from false or answer <> '')
);
create index minutes_check_session on meetings.minutes_check (tenant_id, session_id);

-- The version for everybody, from which the closed parts are left out. Somebody else than who made it publishes it.
create table meetings.minutes_public (
    tenant_id integer not null,
    session_id uuid not null,
    n integer not null check (n > 0),
    form text not null,
    sha256 bytea not null,
    size bigint not null check (size > 0),
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (tenant_id, session_id, n),
    foreign key (tenant_id, session_id) references meetings.minutes (tenant_id, session_id),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256),
    foreign key (tenant_id, made_by) references organization.person (tenant_id, id)
);

call tenancy.protect('meetings.minutes');
call tenancy.protect('meetings.minutes_text');
call tenancy.protect('meetings.minutes_check');
call tenancy.protect('meetings.minutes_public');
call ledger.of_record('meetings.minutes');
call ledger.of_record('meetings.minutes_text');
call ledger.of_record('meetings.minutes_check');
call ledger.of_record('meetings.minutes_public');
grant select, insert on meetings.minutes, meetings.minutes_text, meetings.minutes_check, meetings.minutes_public to fumikura_app;
grant update (state, revision, matter_id, pdf) on meetings.minutes to fumikura_app;
grant update (taken, answer) on meetings.minutes_check to fumikura_app;
