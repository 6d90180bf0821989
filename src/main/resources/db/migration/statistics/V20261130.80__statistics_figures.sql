-- Figures (docs/domain/statistics.md). Working tables that follow the ledger: nothing is entered into them, and they can be made
-- anew from what the other modules keep. They hold no words of any document.
create schema statistics;
grant usage on schema statistics to fumikura_app;

-- One row for each matter that was submitted at least once.
create table statistics.matter (
    tenant_id integer not null,
    document_id uuid not null,
    -- the drafter's unit, as it was then
    unit_id uuid not null,
    matter_code text not null,
    state text not null,
    submitted_on date not null,
    decided_on date,
    -- denied or abandoned
    ended_on date,
    closed_on date,
    -- of the decision
    capacity text,
    attachments integer not null,
    -- why the version that stands goes round on paper; null when it does not
    paper_reason text,
    returns integer not null,
    objections integer not null,
    -- how often it was submitted again
    resubmissions integer not null,
    ratified boolean not null,
    -- how often its sheet was printed
    prints integer not null,
    -- since when it lies where it lies; null once it is decided or has ended
    waiting_since timestamptz,
    primary key (tenant_id, document_id)
);
create index matter_submitted on statistics.matter (tenant_id, submitted_on);
create index matter_decided on statistics.matter (tenant_id, decided_on);
create index matter_ended on statistics.matter (tenant_id, ended_on);
create index matter_waiting on statistics.matter (tenant_id, waiting_since) where waiting_since is not null;

-- One row for each request that was answered.
create table statistics.step (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    kind text not null,
    -- of the post that was asked
    unit_id uuid not null,
    capacity text not null,
    acted_on date not null,
    -- from being asked to the answer, nights and closed days included
    waited_minutes bigint not null,
    primary key (tenant_id, document_id, round, ordinal)
);
create index step_acted on statistics.step (tenant_id, acted_on);

-- 後閲
create table statistics.after_view (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    unit_id uuid not null,
    post_id uuid not null,
    cause text not null,
    opened_on date not null,
    seen_on date,
    primary key (tenant_id, document_id, round, ordinal)
);
create index after_view_open on statistics.after_view (tenant_id, opened_on) where seen_on is null;

create table statistics.receipt (
    tenant_id integer not null,
    document_id uuid not null,
    unit_id uuid not null,
    received_on date not null,
    closed_on date,
    primary key (tenant_id, document_id)
);
create index receipt_received on statistics.receipt (tenant_id, received_on);

-- Up to when the access log was looked through for prints, by the machine clock.
create table statistics.prints_seen (
    tenant_id integer not null,
    until timestamptz not null,
    primary key (tenant_id)
);

-- The read models: what a row of figures is made from. Whoever asks sees her own municipality's rows only. What was destroyed
-- is in none of them: its figures stay as they were.
create view statistics.matter_now with (security_invoker = true) as
select m.tenant_id, m.document_id, m.unit_id, m.matter_code, m.state,
    d.registered_on as submitted_on,
    (x.decided_at at time zone 'Asia/Tokyo')::date as decided_on,
    (told.ended_at at time zone 'Asia/Tokyo')::date as ended_on,
    d.closed_on,
    x.capacity,
    (select count(*)::integer from records.attachment a
        where a.tenant_id = m.tenant_id and a.document_id = m.document_id and a.n = m.version) as attachments,
    (select p.reason from approval.paper_route p
        where p.tenant_id = m.tenant_id and p.document_id = m.document_id and p.version = m.version) as paper_reason,
    told.returns,
    told.objections,
    greatest(told.submissions - 1, 0) as resubmissions,
    exists (select from approval.ratification r
        where r.tenant_id = m.tenant_id and r.document_id = m.document_id and r.version = m.version) as ratified,
    (select count(*)::integer from organization.access_log l
        where l.tenant_id = m.tenant_id and l.subject_id = m.document_id and l.kind = 'PRINT') as prints,
    case when m.state in ('DRAFTING', 'CIRCULATING', 'RETURNED', 'ABANDONING') then
        coalesce(asked.active_since, greatest(asked.last_answer, m.submitted_at)) end as waiting_since
from approval.matter m
join records.document d on d.tenant_id = m.tenant_id and d.id = m.document_id and d.erased_on is null
left join approval.decision x on x.tenant_id = m.tenant_id and x.document_id = m.document_id
cross join lateral (
    select count(*) filter (where a.kind = 'approval.submitted')::integer as submissions,
        count(*) filter (where a.kind in ('approval.returned', 'approval.returned-to-step'))::integer as returns,
        count(*) filter (where a.kind = 'approval.objected')::integer as objections,
        max(a.official_at) filter (where a.kind in ('approval.denied', 'approval.abandoned')) as ended_at
    from ledger.act a
    where a.tenant_id = m.tenant_id and a.subject_id = m.document_id) told
cross join lateral (
    select min(s.activated_at) filter (where s.state = 'ACTIVE') as active_since, max(s.acted_at) as last_answer
    from approval.step s
    where s.tenant_id = m.tenant_id and s.document_id = m.document_id) asked;

create view statistics.step_now with (security_invoker = true) as
select s.tenant_id, s.document_id, s.round, s.ordinal, s.kind, s.unit_id, s.capacity,
    (s.acted_at at time zone 'Asia/Tokyo')::date as acted_on,
    greatest(0, extract(epoch from s.acted_at - s.activated_at)::bigint / 60) as waited_minutes
from approval.step s
join records.document d on d.tenant_id = s.tenant_id and d.id = s.document_id and d.erased_on is null
where s.activated_at is not null and s.acted_at is not null
    and s.state in ('APPROVED', 'CONDITIONAL', 'OBJECTED', 'DECIDED', 'RETURNED', 'DENIED');

create view statistics.after_view_now with (security_invoker = true) as
select v.tenant_id, v.document_id, v.round, v.ordinal, s.unit_id, v.post_id, v.cause,
    (v.opened_at at time zone 'Asia/Tokyo')::date as opened_on,
    (v.seen_at at time zone 'Asia/Tokyo')::date as seen_on
from approval.after_view v
join approval.step s on s.tenant_id = v.tenant_id and s.document_id = v.document_id and s.round = v.round
    and s.ordinal = v.ordinal
join records.document d on d.tenant_id = v.tenant_id and d.id = v.document_id and d.erased_on is null;

create view statistics.receipt_now with (security_invoker = true) as
select d.tenant_id, d.id as document_id, d.unit_id, d.registered_on as received_on, d.closed_on
from records.document d
where d.kind = 'RECEIPT' and d.erased_on is null;

-- Whose figures stay although nothing is left that they could be made from.
create view statistics.destroyed with (security_invoker = true) as
select d.tenant_id, d.id as document_id from records.document d where d.erased_on is not null;

-- The lines of the access log that tell of prints.
create view statistics.print_line with (security_invoker = true) as
select l.tenant_id, l.at, l.subject_id as document_id
from organization.access_log l
where l.kind = 'PRINT' and l.subject_kind = 'document' and l.subject_id is not null;

-- Who did something from which address, and when, as far as the access log knows.
create view statistics.device_use with (security_invoker = true) as
select l.tenant_id, l.id, l.at, l.kind, l.address,
    -- at the door it is not she yet who is signed in
    case when l.kind = 'SIGN_IN' then l.subject_id else l.person_id end as person_id
from organization.access_log l
where l.address is not null and (l.person_id is not null or l.kind = 'SIGN_IN' and l.subject_id is not null);

call tenancy.protect('statistics.matter');
call tenancy.protect('statistics.step');
call tenancy.protect('statistics.after_view');
call tenancy.protect('statistics.receipt');
call tenancy.protect('statistics.prints_seen');

grant select, insert, delete on statistics.matter, statistics.step, statistics.after_view, statistics.receipt to fumikura_app;
grant select, insert, update on statistics.prints_seen to fumikura_app;
grant select on statistics.matter_now, statistics.step_now, statistics.after_view_now, statistics.receipt_now,
    statistics.destroyed, statistics.print_line, statistics.device_use to fumikura_app;
