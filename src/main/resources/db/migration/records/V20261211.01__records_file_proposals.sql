-- That files were proposed to somebody who had to choose one, and which one was chosen in the end (docs/domain/records.md,
-- R-120-filing). A working table without words, for the figures about proposals.
create table records.file_proposal (
    tenant_id integer not null,
    -- of the form or the draft for which a file was to be chosen
    id uuid not null,
    person_id uuid not null,
    -- the section whose files could be chosen
    unit_id uuid not null,
    proposed_on date not null,
    -- every file that was shown as a proposal
    proposed uuid[] not null check (cardinality(proposed) > 0),
    -- null as long as nothing is filed
    chosen_file_id uuid,
    chosen_on date,
    primary key (tenant_id, id, person_id),
    constraint chosen_on_a_day check ((chosen_file_id is null) = (chosen_on is null)),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, chosen_file_id) references records.file (tenant_id, id)
);
create index file_proposal_chosen on records.file_proposal (tenant_id, chosen_on) where chosen_on is not null;
call tenancy.protect('records.file_proposal');

grant select, insert on records.file_proposal to fumikura_app;
grant update (proposed, chosen_file_id, chosen_on) on records.file_proposal to fumikura_app;
