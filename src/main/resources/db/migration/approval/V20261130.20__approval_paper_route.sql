-- 紙回付 (docs/domain/approval.md, R-049): a version that goes round on paper, why, and where the paper is. Words die with the
-- record.
create table approval.paper_route (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null check (version > 0),
    reason text not null check (reason in ('ATTACHMENTS_TOO_LARGE', 'BOUND_OR_LARGE', 'ORIGINALS_NEEDED', 'SECRET', 'OTHER')),
    words text not null check (words <> '' and length(words) <= 1000),
    primary key (tenant_id, document_id, version),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

-- What was entered from a signed cover sheet (かがみ). Nothing of the route moves before somebody else has compared it with the
-- scan.
create table approval.paper_record (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    state text not null check (state in ('OPEN', 'CONFIRMED', 'REFUSED')),
    recorder_id uuid not null,
    recorder_post_id uuid not null,
    recorded_at timestamptz not null,
    -- who compared; for what the recorder gave up herself, she
    comparer_id uuid,
    comparer_post_id uuid,
    compared_at timestamptz,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id),
    foreign key (tenant_id, recorder_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, recorder_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, comparer_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, comparer_post_id) references organization.post (tenant_id, id),
    check ((state = 'OPEN') = (comparer_id is null)),
    check ((comparer_id is null) = (comparer_post_id is null) and (comparer_id is null) = (compared_at is null)),
    constraint compared_by_another check (state <> 'CONFIRMED' or comparer_id <> recorder_id)
);
create unique index paper_record_open on approval.paper_record (tenant_id, document_id) where state = 'OPEN';

-- One act on the paper: at which step, whose, in which of her posts, and on which day (事実発生日).
create table approval.paper_record_step (
    tenant_id integer not null,
    document_id uuid not null,
    record_id uuid not null,
    round integer not null,
    ordinal integer not null,
    person_id uuid not null,
    post_id uuid not null,
    outcome text not null check (outcome in ('APPROVED', 'CONDITIONAL', 'OBJECTED', 'DECIDED', 'DECIDED_ON_CONDITION', 'RETURNED',
        'DENIED')),
    signed_on date not null,
    primary key (tenant_id, document_id, record_id, ordinal),
    foreign key (tenant_id, document_id, record_id) references approval.paper_record (tenant_id, document_id, id),
    foreign key (tenant_id, document_id, round, ordinal) references approval.step (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

-- What is written on the paper beside an act, and, with the ordinal 0, what was said at the comparison. Dies with the record.
create table approval.paper_words (
    tenant_id integer not null,
    document_id uuid not null,
    record_id uuid not null,
    ordinal integer not null check (ordinal >= 0),
    words text not null check (words <> '' and length(words) <= 4000),
    primary key (tenant_id, document_id, record_id, ordinal),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, document_id, record_id) references approval.paper_record (tenant_id, document_id, id)
);

-- The signed cover sheet; dies with the record.
create table approval.paper_scan (
    tenant_id integer not null,
    document_id uuid not null,
    record_id uuid not null,
    name text not null,
    media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    size bigint not null,
    sha256 bytea not null,
    primary key (tenant_id, document_id, record_id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, document_id, record_id) references approval.paper_record (tenant_id, document_id, id),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);
create index paper_scan_content on approval.paper_scan (tenant_id, sha256);

call tenancy.protect('approval.paper_route');
call tenancy.protect('approval.paper_record');
call tenancy.protect('approval.paper_record_step');
call tenancy.protect('approval.paper_words');
call tenancy.protect('approval.paper_scan');

call ledger.of_record('approval.paper_route');
call ledger.of_record('approval.paper_record');
call ledger.of_record('approval.paper_record_step');
call ledger.of_record('approval.paper_words');
call ledger.of_record('approval.paper_scan');

grant select, insert on approval.paper_route, approval.paper_record, approval.paper_record_step, approval.paper_words,
    approval.paper_scan to fumikura_app;
grant update (state, comparer_id, comparer_post_id, compared_at) on approval.paper_record to fumikura_app;

create trigger final_once_decided before insert on approval.paper_route
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.paper_record
    for each row execute function approval.refuse_late_step();

-- What was compared stays as it was compared.
create function approval.refuse_addition_to_compared_paper() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.paper_record r
        where r.tenant_id = new.tenant_id and r.document_id = new.document_id and r.id = new.record_id and r.state = 'OPEN';
    if not found then
        raise exception 'paper record % is compared', new.record_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger open_until_compared before insert on approval.paper_record_step
    for each row execute function approval.refuse_addition_to_compared_paper();
create trigger open_until_compared before insert on approval.paper_words
    for each row execute function approval.refuse_addition_to_compared_paper();
create trigger open_until_compared before insert on approval.paper_scan
    for each row execute function approval.refuse_addition_to_compared_paper();

-- I-03: what is on paper is confirmed once, while the matter circulates, with a scan, by somebody who neither drafted it nor
-- signed it. That she did not record it either says the table.
create function approval.refuse_unlawful_comparison() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.state <> 'OPEN' then
        raise exception 'paper record % is % already', old.id, old.state using errcode = 'restrict_violation';
    end if;
    if new.state = 'CONFIRMED' and not exists (
            select from approval.matter m
            join approval.paper_scan scan on scan.tenant_id = m.tenant_id and scan.document_id = m.document_id
                and scan.record_id = new.id
            where m.tenant_id = new.tenant_id and m.document_id = new.document_id and m.state = 'CIRCULATING'
                and m.drafter_id <> new.comparer_id
                and not exists (select from approval.takeover t
                    where t.tenant_id = new.tenant_id and t.document_id = new.document_id
                        and t.from_person_id = new.comparer_id)
                and not exists (select from approval.paper_record_step s
                    where s.tenant_id = new.tenant_id and s.document_id = new.document_id and s.record_id = new.id
                        and s.person_id = new.comparer_id)) then
        raise exception 'no lawful comparison of paper record %', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger lawful before update on approval.paper_record
    for each row execute function approval.refuse_unlawful_comparison();

-- I-03, last line of defence: the act of a decision is the decider's own, or that of who compared the paper on which the decider
-- signed at this very step.
create function approval.refuse_decision_of_another() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from ledger.act a
        where a.tenant_id = new.tenant_id and a.subject_id = new.document_id and a.kind = 'approval.decided'
            and (a.person_id = new.person_id or exists (
                select from approval.paper_record r
                join approval.paper_record_step s on s.tenant_id = r.tenant_id and s.document_id = r.document_id
                    and s.record_id = r.id
                where r.tenant_id = new.tenant_id and r.document_id = new.document_id and r.state = 'CONFIRMED'
                    and r.comparer_id = a.person_id and s.person_id = new.person_id and s.round = new.round
                    and s.ordinal = new.ordinal and s.outcome in ('DECIDED', 'DECIDED_ON_CONDITION')));
    if not found then
        raise exception 'the decision of matter % is nobody''s act', new.document_id using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create constraint trigger somebodys_own after insert on approval.decision
    deferrable initially deferred for each row execute function approval.refuse_decision_of_another();

-- The bytes of a scan leave with it. The time is that of the last act about the document.
create function approval.release_scan() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform content.release(old.sha256, (select max(a.machine_at) from ledger.act a
        where a.tenant_id = old.tenant_id and a.subject_id = old.document_id));
    return null;
end
$$;
create trigger bytes_go_too after delete on approval.paper_scan
    for each row execute function approval.release_scan();
