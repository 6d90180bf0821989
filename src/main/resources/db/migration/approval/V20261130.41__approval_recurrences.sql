-- 定例起案: a template that a post drafts from every month or every year.
create table approval.recurrence (
    tenant_id integer not null,
    id uuid not null,
    template_id uuid not null,
    post_id uuid not null,
    -- null for every month
    month integer check (month between 1 and 12),
    -- a day that a month lacks is its last one
    day integer not null check (day between 1 and 31),
    -- so many days before it is shown
    lead_days integer not null check (lead_days between 0 and 60),
    valid daterange not null check (isempty(valid) or lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, template_id) references approval.template (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);
create index recurrence_post on approval.recurrence (tenant_id, post_id);
create index recurrence_template on approval.recurrence (tenant_id, template_id);

-- Working table: for which turn a draft is being written. It goes with the draft, and the turn is due again; when the draft
-- is submitted it becomes a row of the next table.
create table approval.recurrence_draft (
    tenant_id integer not null,
    document_id uuid not null,
    recurrence_id uuid not null,
    due_on date not null,
    primary key (tenant_id, document_id),
    constraint one_draft_a_turn unique (tenant_id, recurrence_id, due_on),
    foreign key (tenant_id, document_id) references approval.draft (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, recurrence_id) references approval.recurrence (tenant_id, id)
);

-- What became of a turn: the matter that it was submitted as, or why it was left out.
create table approval.recurrence_turn (
    tenant_id integer not null,
    recurrence_id uuid not null,
    due_on date not null,
    document_id uuid,
    reason text check (reason <> '' and length(reason) <= 200),
    person_id uuid not null,
    post_id uuid not null,
    primary key (tenant_id, recurrence_id, due_on),
    foreign key (tenant_id, recurrence_id) references approval.recurrence (tenant_id, id),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    constraint drafted_or_left_out check ((document_id is null) <> (reason is null))
);

call tenancy.protect('approval.recurrence');
call tenancy.protect('approval.recurrence_draft');
call tenancy.protect('approval.recurrence_turn');
call ledger.of_record('approval.recurrence');
call ledger.of_record('approval.recurrence_turn');
grant select, insert on approval.recurrence, approval.recurrence_turn to fumikura_app;
grant update (valid) on approval.recurrence to fumikura_app;
create trigger only_shorten before update on approval.recurrence
    for each row execute function organization.only_shorten();
grant select, insert, update, delete on approval.recurrence_draft to fumikura_app;
