-- That kinds of matter were proposed to a drafter, and which kind she submitted in the end (docs/domain/approval.md,
-- R-120-kind). A working table without words, for the figures about proposals.
create table approval.kind_proposal (
    tenant_id integer not null,
    -- of the draft; it may be thrown away
    draft_id uuid not null,
    person_id uuid not null,
    -- the drafter's section
    unit_id uuid not null,
    proposed_on date not null,
    -- every code that was shown as a proposal
    proposed text[] not null check (cardinality(proposed) > 0),
    -- null as long as it is not submitted
    chosen_code text,
    chosen_on date,
    primary key (tenant_id, draft_id, person_id),
    constraint chosen_on_a_day check ((chosen_code is null) = (chosen_on is null)),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id)
);
create index kind_proposal_chosen on approval.kind_proposal (tenant_id, chosen_on) where chosen_on is not null;
call tenancy.protect('approval.kind_proposal');

grant select, insert on approval.kind_proposal to fumikura_app;
grant update (proposed, chosen_code, chosen_on) on approval.kind_proposal to fumikura_app;
