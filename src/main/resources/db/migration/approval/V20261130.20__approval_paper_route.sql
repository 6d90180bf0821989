-- 紙回付: why a version goes from hand to hand on paper; the words say where the paper is, and die with the record.
create table approval.paper_route (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null,
    reason text not null check (reason in ('ATTACHMENTS_TOO_LARGE', 'BOUND_OR_LARGE', 'ORIGINALS_NEEDED', 'SECRET', 'OTHER')),
    words text not null check (words <> '' and length(words) <= 1000),
    primary key (tenant_id, document_id, version),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);
call tenancy.protect('approval.paper_route');
call ledger.of_record('approval.paper_route');
grant select, insert on approval.paper_route to fumikura_app;
create trigger final_once_decided before insert on approval.paper_route
    for each row execute function approval.refuse_late_step();
