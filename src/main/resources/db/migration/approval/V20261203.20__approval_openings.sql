-- Working table (docs/domain/reading.md, D-02): which attachments of a matter that goes round were really sent to whom.
create table approval.opened_attachment (
    tenant_id integer not null,
    attachment_id uuid not null,
    person_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, attachment_id, person_id),
    foreign key (tenant_id, attachment_id) references records.attachment (tenant_id, id) on delete cascade,
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

-- How many of the attachments whoever answered a step had opened by then. Which ones were not stands in the act.
create table approval.step_reading (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    attachments integer not null check (attachments > 0),
    opened integer not null check (opened between 0 and attachments),
    primary key (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, document_id, round, ordinal) references approval.step (tenant_id, document_id, round, ordinal)
);

call tenancy.protect('approval.opened_attachment');
call tenancy.protect('approval.step_reading');
call ledger.of_record('approval.step_reading');

grant select, insert on approval.opened_attachment, approval.step_reading to fumikura_app;

create trigger final_once_decided before insert on approval.step_reading
    for each row execute function approval.refuse_late_step();
