-- PT・部会 (docs/domain/teams.md): who works on something for a time, and on what.
create table meetings.team (
    tenant_id integer not null,
    id uuid not null,
    name text not null check (name <> '' and length(name) <= 200),
    kind text not null check (kind in ('PROJECT_TEAM', 'WORKING_GROUP')),
    parent_id uuid,
    purpose text not null check (purpose <> '' and length(purpose) <= 2000),
    basis text not null check (basis <> '' and length(basis) <= 200),
    from_on date not null,
    -- the last day, while one is known
    until_on date check (until_on >= from_on),
    -- the secretariat
    unit_id uuid not null,
    -- to which it reports
    body_id uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references meetings.team (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, body_id) references meetings.body (tenant_id, id),
    check (parent_id <> id),
    check (kind = 'WORKING_GROUP' or parent_id is null)
);
create index team_parent on meetings.team (tenant_id, parent_id) where parent_id is not null;
create index team_body on meetings.team (tenant_id, body_id) where body_id is not null;

create table meetings.team_member (
    tenant_id integer not null,
    id uuid not null,
    team_id uuid not null,
    post_id uuid not null,
    role text not null check (role in ('CHAIR', 'VICE_CHAIR', 'MEMBER', 'SECRETARIAT')),
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    constraint seated_once unique (tenant_id, team_id, post_id, valid without overlaps),
    foreign key (tenant_id, team_id) references meetings.team (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);
create index team_member_post on meetings.team_member (tenant_id, post_id);

create table meetings.theme (
    tenant_id integer not null,
    id uuid not null,
    team_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    title text not null check (title <> '' and length(title) <= 200),
    goal text not null check (goal <> '' and length(goal) <= 2000),
    owner_post_id uuid not null,
    state text not null check (state in
        ('CHARTERED', 'STUDYING', 'TRIAL', 'PROPOSED', 'ADOPTED', 'CLOSED', 'CONTINUED', 'DROPPED')),
    chartered_on date not null,
    -- the fiscal year into which it was continued last
    continued_into integer,
    -- how often it was continued since there was a result
    continued_without_result integer not null default 0 check (continued_without_result >= 0),
    -- what it is measured by, how things stood before, and how they stand
    measure text check (measure <> '' and length(measure) <= 200),
    measure_unit text check (length(measure_unit) <= 20),
    baseline_value numeric(18, 4),
    baseline_on date,
    effect_value numeric(18, 4),
    effect_on date,
    primary key (tenant_id, id),
    unique (tenant_id, team_id, ordinal),
    foreign key (tenant_id, team_id) references meetings.team (tenant_id, id),
    foreign key (tenant_id, owner_post_id) references organization.post (tenant_id, id),
    check (num_nulls(measure, measure_unit, baseline_value, baseline_on) in (0, 4)),
    check (num_nulls(effect_value, effect_on) in (0, 2)),
    constraint baseline_first check (effect_on is null or baseline_on is not null and baseline_on < effect_on),
    check (state <> 'CONTINUED' or continued_into is not null)
);

-- Each change of a theme's state; the first one is its charter.
create table meetings.theme_step (
    tenant_id integer not null,
    theme_id uuid not null,
    n integer not null check (n > 0),
    state text not null check (state in
        ('CHARTERED', 'STUDYING', 'TRIAL', 'PROPOSED', 'ADOPTED', 'CLOSED', 'CONTINUED', 'DROPPED')),
    on_day date not null,
    reason text not null check (length(reason) <= 1000),
    continued_into integer,
    post_id uuid not null,
    primary key (tenant_id, theme_id, n),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    check ((state = 'CONTINUED') = (continued_into is not null)),
    check (state not in ('CONTINUED', 'DROPPED') or reason <> '')
);

-- What a theme was called before, and by whose instruction that changed.
create table meetings.theme_wording (
    tenant_id integer not null,
    theme_id uuid not null,
    n integer not null check (n > 0),
    title_before text not null,
    title_after text not null,
    goal_before text not null,
    goal_after text not null,
    instruction_id uuid,
    reason text not null check (length(reason) <= 1000),
    on_day date not null,
    post_id uuid not null,
    primary key (tenant_id, theme_id, n),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, instruction_id) references meetings.instruction (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    check (instruction_id is not null or reason <> '')
);
create index theme_wording_instruction on meetings.theme_wording (tenant_id, instruction_id) where instruction_id is not null;

create table meetings.theme_task (
    tenant_id integer not null,
    id uuid not null,
    theme_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    wording text not null check (wording <> '' and length(wording) <= 500),
    owner_post_id uuid not null,
    due_on date not null,
    done_on date,
    instruction_id uuid,
    primary key (tenant_id, id),
    unique (tenant_id, theme_id, ordinal),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, owner_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, instruction_id) references meetings.instruction (tenant_id, id)
);
create index theme_task_instruction on meetings.theme_task (tenant_id, instruction_id) where instruction_id is not null;

-- Documents of a theme: what came of it, what it asked to be decided. Their titles stay with records.
create table meetings.theme_document (
    tenant_id integer not null,
    theme_id uuid not null,
    document_id uuid not null,
    kind text not null check (kind in ('OUTPUT', 'DECISION')),
    linked_on date not null,
    primary key (tenant_id, theme_id, document_id, kind),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id)
);
create index theme_document_document on meetings.theme_document (tenant_id, document_id);

-- Where a theme was reported to the body.
create table meetings.theme_report (
    tenant_id integer not null,
    theme_id uuid not null,
    item_id uuid not null,
    linked_on date not null,
    primary key (tenant_id, theme_id, item_id),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, item_id) references meetings.item (tenant_id, id)
);
create index theme_report_item on meetings.theme_report (tenant_id, item_id);

-- The team's log: its meetings and whatever else happened on a day.
create table meetings.team_log (
    tenant_id integer not null,
    id uuid not null,
    team_id uuid not null,
    theme_id uuid,
    on_day date not null,
    words text not null check (words <> '' and length(words) <= 2000),
    document_id uuid,
    post_id uuid not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references meetings.team (tenant_id, id),
    foreign key (tenant_id, theme_id) references meetings.theme (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);
create index team_log_team on meetings.team_log (tenant_id, team_id, on_day);

call tenancy.protect('meetings.team');
call tenancy.protect('meetings.team_member');
call tenancy.protect('meetings.theme');
call tenancy.protect('meetings.theme_step');
call tenancy.protect('meetings.theme_wording');
call tenancy.protect('meetings.theme_task');
call tenancy.protect('meetings.theme_document');
call tenancy.protect('meetings.theme_report');
call tenancy.protect('meetings.team_log');
call ledger.of_record('meetings.team');
call ledger.of_record('meetings.team_member');
call ledger.of_record('meetings.theme');
call ledger.of_record('meetings.theme_step');
call ledger.of_record('meetings.theme_wording');
call ledger.of_record('meetings.theme_task');
call ledger.of_record('meetings.theme_document');
call ledger.of_record('meetings.theme_report');
call ledger.of_record('meetings.team_log');
grant select, insert on
    meetings.team, meetings.team_member, meetings.theme, meetings.theme_step, meetings.theme_wording, meetings.theme_task,
    meetings.theme_document, meetings.theme_report, meetings.team_log
    to fumikura_app;
grant update (until_on) on meetings.team to fumikura_app;
grant update (valid) on meetings.team_member to fumikura_app;
grant update (title, goal, state, continued_into, continued_without_result, measure, measure_unit, baseline_value, baseline_on,
    effect_value, effect_on) on meetings.theme to fumikura_app;
grant update (done_on) on meetings.theme_task to fumikura_app;
