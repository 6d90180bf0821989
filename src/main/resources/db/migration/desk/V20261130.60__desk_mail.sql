-- Notices by mail. What people choose, and what is to be sent, are working rows; what an office says in every mail, and when
-- it sends none, is its word and has an act.
alter table desk.notice add column topic text not null default 'RESULT'
    check (topic in ('ASKED', 'CHANGED', 'RESULT', 'PERUSAL', 'STAGNATION', 'ABSENCE', 'TAKEOVER'));
alter table desk.notice add column urgent boolean not null default false;
alter table desk.notice add column mail_id uuid;
create index notice_unmailed on desk.notice (tenant_id, person_id) where mail_id is null and read_at is null;
create index notice_mail on desk.notice (tenant_id, mail_id) where mail_id is not null;

-- Which way a person is told of what; a topic that is not here goes its usual way.
create table desk.preference (
    tenant_id integer not null,
    person_id uuid not null,
    topic text not null,
    channel text not null check (channel in ('HERE', 'DIGEST', 'AT_ONCE')),
    primary key (tenant_id, person_id, topic),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

-- Where a person gets mail. Nothing but its code is sent there before she has typed the code.
create table desk.mailbox (
    tenant_id integer not null,
    person_id uuid not null,
    address text not null check (length(address) <= 254 and address ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+$'),
    language text not null check (language in ('ja', 'en')),
    code text not null check (code ~ '^[0-9]{8}$'),
    tries integer not null default 0,
    entered_at timestamptz not null,
    confirmed_at timestamptz,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

-- What is to be sent, one row for each thing and person however often the work is done. It holds no words: they are found
-- when it is sent, under the access that she has then.
create table desk.mail (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    key text not null,
    kind text not null check (kind in ('DIGEST', 'NOTICE', 'CODE')),
    urgent boolean not null,
    state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'NEEDLESS', 'DEAD')),
    attempts integer not null default 0,
    written_at timestamptz not null,
    try_after timestamptz not null,
    attempted_at timestamptz,
    ended_at timestamptz,
    problem text not null default '' check (length(problem) <= 300),
    primary key (tenant_id, id),
    unique (tenant_id, person_id, key),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);
create index mail_to_send on desk.mail (tenant_id, try_after) where state in ('WAITING', 'SENDING');
create index mail_dead on desk.mail (tenant_id, id) where state = 'DEAD';
create index mail_ended on desk.mail (tenant_id, ended_at) where ended_at is not null;

-- The words and the hours of an office's mail. What is not said goes by what the program says.
create table desk.mail_office (
    tenant_id integer not null,
    digest_at time not null,
    quiet_from time not null,
    quiet_to time not null,
    subject text not null check (length(subject) between 1 and 100),
    subject_en text not null check (length(subject_en) between 1 and 100),
    greeting text not null check (length(greeting) <= 200),
    greeting_en text not null check (length(greeting_en) <= 200),
    footer text not null check (length(footer) <= 200),
    footer_en text not null check (length(footer_en) <= 200),
    primary key (tenant_id)
);

call tenancy.protect('desk.preference');
call tenancy.protect('desk.mailbox');
call tenancy.protect('desk.mail');
call tenancy.protect('desk.mail_office');
call ledger.of_record('desk.mail_office');

grant select, insert, update, delete on desk.preference, desk.mailbox, desk.mail to fumikura_app;
grant select, insert, update on desk.mail_office to fumikura_app;

-- Addresses under which a person's calendar program reads her due days. The address itself is known to nobody but her.
create table desk.calendar (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    token_hash bytea not null check (length(token_hash) = 32),
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    revoked_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);
create index calendar_person on desk.calendar (tenant_id, person_id);
call tenancy.protect('desk.calendar');
call ledger.of_record('desk.calendar');
grant select, insert on desk.calendar to fumikura_app;
grant update (revoked_at) on desk.calendar to fumikura_app;
