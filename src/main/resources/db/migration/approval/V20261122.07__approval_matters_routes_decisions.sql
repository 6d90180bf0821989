create schema approval;
grant usage on schema approval to fumikura_app;

-- 事案決定・専決: which rank decides a kind of matter, and for spending which expenditure item and amount, from when to when,
-- by which article.
create table approval.authority (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    matter_code text not null,
    matter_name text not null,
    -- 支出科目, e.g. 委託料; '' where the kind of matter has none
    expenditure_item text not null default '',
    -- in yen: from this amount on, up to but not including the other one
    amount_from bigint not null default 0 check (amount_from >= 0),
    amount_to bigint check (amount_to > amount_from),
    deciding_rank text not null check (deciding_rank in
        ('MAYOR', 'DEPUTY_MAYOR', 'DEPARTMENT_HEAD', 'SECTION_HEAD', 'SUBSECTION_HEAD')),
    self_decidable boolean not null default false,
    -- 軽易: may be approved in a batch; 代決できる; 議決要: nothing is issued before the council has voted
    light boolean not null default false,
    proxy_allowed boolean not null default true,
    council_vote boolean not null default false,
    -- 再回付: who is asked again when a matter came back
    recirculation text not null default 'EVERYBODY' check (recirculation in ('EVERYBODY', 'WHEN_CHANGED', 'GO_ON')),

    source text not null,
    -- the decided matter that made the rule; null where none is named
    decided_by_document_id uuid,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    constraint one_row_for_each_case exclude using gist (tenant_id with =, body_id with =, matter_code with =,
        expenditure_item with =, int8range(amount_from, amount_to) with &&, valid with &&),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id)
);

-- What a row demands beside its decider: 合議 of the head of a unit, or 審査 by the records clerk of a unit, of the drafter's
-- own section where none is named; from an amount on.
create table approval.authority_duty (
    tenant_id integer not null,
    authority_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    kind text not null check (kind in ('CONCURRENCE', 'EXAMINATION')),
    unit_id uuid,
    amount_from bigint not null default 0 check (amount_from >= 0),
    source text not null,
    primary key (tenant_id, authority_id, ordinal),
    foreign key (tenant_id, authority_id) references approval.authority (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    constraint concurrence_of_a_unit check (kind = 'EXAMINATION' or unit_id is not null)
);

create table approval.matter (
    tenant_id integer not null,
    document_id uuid not null,
    state text not null check (state in ('DRAFTING', 'CIRCULATING', 'RETURNED', 'ABANDONING', 'AWAITING_EFFECT', 'AWAITING_CLOSE',
        'CLOSED', 'DENIED', 'ABANDONED')),
    drafter_id uuid not null,
    drafter_post_id uuid not null,
    unit_id uuid not null,
    matter_code text not null,
    expenditure_item text not null default '',
    enforced boolean not null,
    previous_year_prefix boolean not null,
    -- 重要・異例・先例・疑義: not to be decided in the place of who is away
    no_proxy boolean not null default false,
    due_on date,
    amount bigint check (amount >= 0),
    version integer not null,
    round integer not null,
    submitted_round integer not null,
    submitted_at timestamptz,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, drafter_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, drafter_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id)
);
create index matter_drafter on approval.matter (tenant_id, drafter_id, state);
create index matter_unit on approval.matter (tenant_id, unit_id, state);

-- One row for each time that a post was asked. A re-opened step is a new row of the next round; nothing is overwritten.
create table approval.step (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null check (ordinal > 0),
    kind text not null check (kind in ('REVIEW', 'EXAMINATION', 'CONCURRENCE', 'DECISION')),
    post_id uuid not null,
    unit_id uuid not null,
    joining text not null check (joining in ('THEN', 'TOGETHER', 'EITHER')),
    state text not null check (state in ('WAITING', 'ACTIVE', 'APPROVED', 'CONDITIONAL', 'OBJECTED', 'DISAGREED', 'KEPT', 'DECIDED',
        'RETURNED', 'DENIED', 'TAKEN_BACK', 'SKIPPED', 'MERGED', 'SUPERSEDED')),
    -- who acted, in which of her posts, and in which capacity: for another than her own the post is not the one that was asked
    person_id uuid,
    acting_post_id uuid,
    capacity text check (capacity in ('SELF', 'PROXY', 'ACTING', 'DELEGATE')),
    activated_at timestamptz,
    acted_at timestamptz,
    held_at timestamptz,
    primary key (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, acting_post_id) references organization.post (tenant_id, id),
    check ((person_id is not null)
        = (state in ('APPROVED', 'CONDITIONAL', 'OBJECTED', 'KEPT', 'DECIDED', 'RETURNED', 'DENIED', 'TAKEN_BACK'))),
    check ((person_id is null) = (capacity is null) and (person_id is null) = (acting_post_id is null)),
    check (kind <> 'DECISION' or joining = 'THEN')
);
create index step_waiting on approval.step (tenant_id, post_id) where state = 'ACTIVE';
create index step_kept on approval.step (tenant_id, person_id) where state = 'KEPT';
create unique index asked_once on approval.step (tenant_id, document_id, post_id) where state = 'ACTIVE';
create unique index one_decider_asked on approval.step (tenant_id, document_id) where state = 'ACTIVE' and kind = 'DECISION';

-- Which round began with which version; the act of each submission commits to both. The revision is the one that the draft
-- had then: when its words come back they begin above it, so that a window left open can not save over them.
create table approval.submission (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null check (version > 0),
    round integer not null check (round > 0),
    draft_revision integer not null,
    -- whether words or attachments are others than those of the version before
    changed boolean not null,
    primary key (tenant_id, document_id, version),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id)
);

-- Why a version goes to somebody who outranks the one whom the rules name (上位決裁とする理由); words, which die with the record.
create table approval.higher_reason (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null,
    words text not null check (words <> '' and length(words) <= 1000),
    primary key (tenant_id, document_id, version),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

-- 追認: what a version asks for was done already, on that day (事実発生日), and why; words, which die with the record.
create table approval.ratification (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null,
    occurred_on date not null,
    words text not null check (words <> '' and length(words) <= 1000),
    primary key (tenant_id, document_id, version),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

-- Opinions belong to the record; they are words and die with it.
create table approval.opinion (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    round integer,
    ordinal integer,
    person_id uuid not null,
    post_id uuid not null,
    about text not null check (about in ('APPROVED', 'CONDITIONAL', 'OBJECTED', 'DECIDED', 'RETURNED', 'DENIED', 'TAKEN_BACK',
        'SKIPPED', 'PULLED_UP', 'HURRIED', 'HELD', 'INSERTED', 'CONDITION', 'DISAGREED', 'ABANDONED', 'COMMENT')),
    words text not null check (words <> '' and length(words) <= 4000),
    at timestamptz not null,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

create table approval.decision (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    authority_id uuid not null,
    person_id uuid not null,
    post_id uuid not null,
    capacity text not null check (capacity in ('SELF', 'PROXY', 'ACTING')),
    decided_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id, round, ordinal) references approval.step (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, authority_id) references approval.authority (tenant_id, id)
);

alter table approval.authority add constraint decided_by_a_matter
    foreign key (tenant_id, decided_by_document_id) references approval.decision (tenant_id, document_id);

-- 後閲: who was passed over, or in whose place somebody acted, sees it afterwards. It changes nothing of the matter.
create table approval.after_view (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    post_id uuid not null,
    cause text not null check (cause in ('PULLED_UP', 'ABSENT', 'HURRIED', 'PROXY')),
    opened_at timestamptz not null,
    person_id uuid,
    seen_at timestamptz,
    with_opinion boolean not null default false,
    primary key (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, document_id, round, ordinal) references approval.step (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    check ((person_id is null) = (seen_at is null)),
    check (seen_at is not null or not with_opinion)
);
create index after_view_open on approval.after_view (tenant_id, post_id) where seen_at is null;

-- What was said afterwards; words that die with the record.
create table approval.after_opinion (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    words text not null check (words <> '' and length(words) <= 4000),
    primary key (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, document_id, round, ordinal) references approval.after_view (tenant_id, document_id, round, ordinal)
);

-- 条件付決裁: nothing is issued or completed before the condition is confirmed to be met.
create table approval.condition (
    tenant_id integer not null,
    document_id uuid not null,
    -- 議決要: the council's vote is what it waits for
    council_vote boolean not null,
    met_at timestamptz,
    person_id uuid,
    post_id uuid,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references approval.decision (tenant_id, document_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    check ((met_at is null) = (person_id is null) and (met_at is null) = (post_id is null))
);

-- What a matter comes from: a received document, an earlier case, a decided matter that it changes or cancels.
create table approval.link (
    tenant_id integer not null,
    document_id uuid not null,
    target_id uuid not null,
    relation text not null check (relation in ('ANSWER', 'PRECEDENT', 'CHANGE', 'CANCELLATION')),
    primary key (tenant_id, document_id, target_id),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id),
    foreign key (tenant_id, target_id) references records.document (tenant_id, id)
);
create index link_target on approval.link (tenant_id, target_id);

-- Working table: who has opened which version. What nobody opened is not approved together with others.
create table approval.opened (
    tenant_id integer not null,
    document_id uuid not null,
    person_id uuid not null,
    version integer not null,
    at timestamptz not null,
    primary key (tenant_id, document_id, person_id, version),
    foreign key (tenant_id, document_id) references approval.matter (tenant_id, document_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

-- ひな形: words, kind and route that drafts begin with; of one person, of a unit and those below it, or of a whole body.
-- One that ended on the day on which it began is valid on none.
create table approval.template (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    unit_id uuid,
    person_id uuid,
    matter_code text not null,
    name text not null check (name <> '' and length(name) <= 100),
    title text not null,
    body text not null,
    reason text not null,
    valid daterange not null check (isempty(valid) or lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    constraint of_a_person_or_a_unit check (person_id is null or unit_id is null)
);
create index template_person on approval.template (tenant_id, person_id);
create index template_unit on approval.template (tenant_id, unit_id);

create table approval.template_step (
    tenant_id integer not null,
    template_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    kind text not null check (kind in ('REVIEW', 'EXAMINATION', 'CONCURRENCE', 'DECISION')),
    post_id uuid not null,
    joining text not null check (joining in ('THEN', 'TOGETHER', 'EITHER')),
    primary key (tenant_id, template_id, ordinal),
    foreign key (tenant_id, template_id) references approval.template (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

-- Working tables: what is being written. The row is gone once the words are frozen into a version.
create table approval.draft (
    tenant_id integer not null,
    document_id uuid not null,
    person_id uuid not null,
    post_id uuid not null,
    unit_id uuid not null,
    revision integer not null,
    title text not null,
    body text not null,
    reason text not null,
    matter_code text not null,
    expenditure_item text not null default '',
    higher_reason text not null default '',
    enforced boolean not null,
    previous_year_prefix boolean not null,
    -- what may be a personal number in body or reason is none, or has to stand there
    personal_number_confirmed boolean not null default false,
    file_id uuid,
    secrecy smallint not null,
    scope text not null,
    flags integer not null,
    disclosure text not null,
    disclosure_reason text not null,
    -- as typed: a half-written date is kept too
    due_on text not null,
    amount text not null,
    -- what makes it go another way than most matters do: 協議不調, 追認, 紙回付
    disagreed boolean not null default false,
    disagreed_why text not null default '',
    occurred_on text not null default '',
    occurred_why text not null default '',
    paper_reason text,
    paper_words text not null default '',
    -- whether the route is the one that the rules propose, and goes with them when the kind of matter or the amount changes
    route_follows boolean not null,
    saved_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id)
);
create index draft_person on approval.draft (tenant_id, person_id);
create index draft_unit on approval.draft (tenant_id, unit_id);

create table approval.draft_attachment (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    ordinal integer not null,
    role text not null check (role in ('ISSUE', 'PROPOSAL', 'REFERENCE', 'PRECEDENT')),
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references approval.draft (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);
create index draft_attachment_content on approval.draft_attachment (tenant_id, sha256);

create table approval.draft_link (
    tenant_id integer not null,
    document_id uuid not null,
    target_id uuid not null,
    relation text not null,
    primary key (tenant_id, document_id, target_id),
    foreign key (tenant_id, document_id) references approval.draft (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, target_id) references records.document (tenant_id, id)
);

create table approval.draft_step (
    tenant_id integer not null,
    document_id uuid not null,
    ordinal integer not null,
    kind text not null check (kind in ('REVIEW', 'EXAMINATION', 'CONCURRENCE', 'DECISION')),
    post_id uuid not null,
    joining text not null check (joining in ('THEN', 'TOGETHER', 'EITHER')),
    primary key (tenant_id, document_id, ordinal),
    foreign key (tenant_id, document_id) references approval.draft (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);

call tenancy.protect('approval.authority');
call tenancy.protect('approval.authority_duty');
call tenancy.protect('approval.matter');
call tenancy.protect('approval.step');
call tenancy.protect('approval.submission');
call tenancy.protect('approval.higher_reason');
call tenancy.protect('approval.ratification');
call tenancy.protect('approval.opinion');
call tenancy.protect('approval.decision');
call tenancy.protect('approval.after_view');
call tenancy.protect('approval.after_opinion');
call tenancy.protect('approval.condition');
call tenancy.protect('approval.draft');
call tenancy.protect('approval.draft_attachment');
call tenancy.protect('approval.draft_step');
call tenancy.protect('approval.draft_link');
call tenancy.protect('approval.link');
call tenancy.protect('approval.opened');
call tenancy.protect('approval.template');
call tenancy.protect('approval.template_step');

call ledger.of_record('approval.authority');
call ledger.of_record('approval.authority_duty');
call ledger.of_record('approval.matter');
call ledger.of_record('approval.step');
call ledger.of_record('approval.submission');
call ledger.of_record('approval.higher_reason');
call ledger.of_record('approval.ratification');
call ledger.of_record('approval.opinion');
call ledger.of_record('approval.decision');
call ledger.of_record('approval.after_view');
call ledger.of_record('approval.after_opinion');
call ledger.of_record('approval.condition');
call ledger.of_record('approval.link');
call ledger.of_record('approval.template');
call ledger.of_record('approval.template_step');

grant select, insert on approval.authority, approval.authority_duty, approval.matter, approval.step, approval.submission,
    approval.higher_reason, approval.ratification, approval.opinion, approval.decision, approval.after_view, approval.after_opinion,
    approval.condition, approval.link, approval.template, approval.template_step to fumikura_app;
grant update (person_id, seen_at, with_opinion) on approval.after_view to fumikura_app;
grant update (met_at, person_id, post_id) on approval.condition to fumikura_app;
grant update (valid) on approval.authority to fumikura_app;
create trigger only_shorten before update on approval.authority
    for each row execute function organization.only_shorten();
grant update (valid) on approval.template to fumikura_app;
create trigger only_shorten before update on approval.template
    for each row execute function organization.only_shorten();
grant update (state, matter_code, expenditure_item, enforced, previous_year_prefix, no_proxy, due_on, amount, version, round, submitted_round, submitted_at)
    on approval.matter to fumikura_app;
grant update (state, person_id, acting_post_id, capacity, activated_at, acted_at, held_at) on approval.step to fumikura_app;
grant select, insert on approval.opened to fumikura_app;
grant select, insert, update, delete on approval.draft, approval.draft_attachment, approval.draft_step, approval.draft_link
    to fumikura_app;

-- The life of a matter, once more in the database: what the application must not be able to undo.
create function approval.refuse_late_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.state in ('AWAITING_EFFECT', 'AWAITING_CLOSE', 'CLOSED', 'DENIED', 'ABANDONED') then
        if (new.matter_code, new.expenditure_item, new.enforced, new.previous_year_prefix, new.no_proxy, new.due_on, new.amount, new.version,
                    new.round, new.submitted_round, new.submitted_at)
                is distinct from (old.matter_code, old.expenditure_item, old.enforced, old.previous_year_prefix, old.no_proxy, old.due_on,
                    old.amount, old.version, old.round, old.submitted_round, old.submitted_at)
            or new.state is distinct from old.state and (old.state, new.state) not in (
                ('AWAITING_EFFECT', 'AWAITING_CLOSE'), ('AWAITING_CLOSE', 'CLOSED')) then
            raise exception 'matter % is %: it is final', old.document_id, old.state using errcode = 'restrict_violation';
        end if;
    end if;
    if new.state in ('AWAITING_EFFECT', 'AWAITING_CLOSE', 'CLOSED')
            and old.state not in ('AWAITING_EFFECT', 'AWAITING_CLOSE', 'CLOSED') then
        perform 1 from approval.decision d where d.tenant_id = new.tenant_id and d.document_id = new.document_id;
        if not found then
            raise exception 'matter % has no decision', old.document_id using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger final_once_decided before update on approval.matter
    for each row execute function approval.refuse_late_change();

create function approval.refuse_beginning_at_the_end() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.state <> 'DRAFTING' then
        raise exception 'a matter begins as a draft, not as %', new.state using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger begins_as_a_draft before insert on approval.matter
    for each row execute function approval.refuse_beginning_at_the_end();

-- A drafted record is decided by a decision. Records know no decisions, so the rule stands here.
create function approval.refuse_undecided_record() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.decision d where d.tenant_id = new.tenant_id and d.document_id = new.id;
    if not found then
        raise exception 'document % has no decision', new.id using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create constraint trigger decided_by_a_decision after update of state, decided_on on records.document
    deferrable initially deferred for each row
    when (new.kind = 'DRAFT' and (new.state = 'DECIDED' or new.decided_on is not null))
    execute function approval.refuse_undecided_record();

-- What was seen or met stays so.
create function approval.refuse_second_answer() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.person_id is not null then
        raise exception 'it was answered already' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger answered_once before update on approval.after_view
    for each row execute function approval.refuse_second_answer();
create trigger answered_once before update on approval.condition
    for each row execute function approval.refuse_second_answer();

-- 条件付決裁 blocks: the day of effect and the completion wait for the condition.
create function approval.refuse_unmet_condition() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.condition c
        where c.tenant_id = new.tenant_id and c.document_id = new.document_id and c.met_at is null;
    if found then
        raise exception 'the condition of matter % is not confirmed', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger waits_for_the_condition before update of state on approval.matter
    for each row when (old.state = 'AWAITING_EFFECT' and new.state <> old.state or new.state = 'CLOSED')
    execute function approval.refuse_unmet_condition();

create function approval.refuse_late_step() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    found_state text;
begin
    select m.state into found_state from approval.matter m
        where m.tenant_id = new.tenant_id and m.document_id = new.document_id;
    if found_state in ('AWAITING_EFFECT', 'AWAITING_CLOSE', 'CLOSED', 'DENIED', 'ABANDONED') then
        raise exception 'matter % is %: nothing can be added', new.document_id, found_state using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger final_once_decided before insert or update on approval.step
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.higher_reason
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.ratification
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.opinion
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.link
    for each row execute function approval.refuse_late_step();
create trigger final_once_decided before insert on approval.condition
    for each row execute function approval.refuse_late_step();

-- A request begins unanswered; what it keeps from an earlier round is what was answered there.
create function approval.refuse_invented_answer() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.state in ('WAITING', 'ACTIVE', 'MERGED', 'SUPERSEDED') then
        return new;
    end if;
    perform 1 from approval.step s
        where s.tenant_id = new.tenant_id and s.document_id = new.document_id
            and s.post_id = new.post_id and s.kind = new.kind
            and s.round = (select max(o.round) from approval.step o
                where o.tenant_id = new.tenant_id and o.document_id = new.document_id and o.round < new.round
                    and o.post_id = new.post_id and o.kind = new.kind)
            and (new.state = 'DISAGREED' and s.state in ('OBJECTED', 'DISAGREED')
                or new.state = 'KEPT' and s.state in ('APPROVED', 'KEPT')
                    and (s.person_id, s.acting_post_id, s.capacity, s.acted_at)
                        = (new.person_id, new.acting_post_id, new.capacity, new.acted_at));
    if not found then
        raise exception 'matter % has no such answer of an earlier round', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger begins_unanswered before insert on approval.step
    for each row execute function approval.refuse_invented_answer();

create function approval.refuse_answer_from_nowhere() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    raise exception 'a request of matter % becomes % by no act', new.document_id, new.state using errcode = 'restrict_violation';
end
$$;
create trigger kept_from_the_beginning before update of state on approval.step
    for each row when (new.state in ('KEPT', 'DISAGREED') and old.state <> new.state)
    execute function approval.refuse_answer_from_nowhere();

-- Whoever answers holds the post in which she does, and stands in for the one that was asked, where it is another. A request
-- that decides is asked once more, and more sharply, when its decision is written.
create function approval.refuse_unlawful_answer() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from organization.assignment h
        where h.tenant_id = new.tenant_id and h.post_id = new.acting_post_id and h.person_id = new.person_id
            and h.valid @> (new.acted_at at time zone 'Asia/Tokyo')::date;
    if not found
            or not organization.may_act_in_place(new.tenant_id, new.acting_post_id, new.post_id, new.acted_at, new.capacity)
            or new.capacity = 'PROXY' and new.kind = 'EXAMINATION'
            or new.capacity = 'DELEGATE' and new.kind not in ('REVIEW', 'CONCURRENCE') then
        raise exception 'no lawful answer on matter %', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger answered_lawfully before update on approval.step
    for each row when (old.person_id is null and new.person_id is not null)
    execute function approval.refuse_unlawful_answer();

-- I-03, last line of defence: a decision names a decision step, acted on by that very person and post, of the rank that
-- the authority row demands or a higher one, in the drafter's own line, also that of who succeeded the unit; person holds the post and the row is in force on
-- the day.
create function approval.refuse_unlawful_decision() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    lawful boolean;
    ranks constant text[] := array['MAYOR', 'DEPUTY_MAYOR', 'DEPARTMENT_HEAD', 'SECTION_HEAD', 'SUBSECTION_HEAD', 'CHIEF', 'STAFF'];
begin
    select s.kind = 'DECISION' and s.state = 'DECIDED' and s.person_id = new.person_id and s.acting_post_id = new.post_id
            and s.capacity = new.capacity and s.acted_at = new.decided_at
            and organization.may_act_in_place(new.tenant_id, new.post_id, s.post_id, new.decided_at, new.capacity)
            and (new.capacity = 'SELF') = (p.id = new.post_id)
            and (new.capacity <> 'PROXY' or a.proxy_allowed and not m.no_proxy)
            and not exists (select from approval.step o
                where o.tenant_id = new.tenant_id and o.document_id = new.document_id and o.state in ('WAITING', 'ACTIVE'))
            and array_position(ranks, p.rank) <= array_position(ranks, a.deciding_rank)
            and a.matter_code = m.matter_code
            and a.expenditure_item = m.expenditure_item
            and coalesce(int8range(a.amount_from, a.amount_to) @> m.amount, a.amount_from = 0 and a.amount_to is null)
            and a.valid @> (new.decided_at at time zone 'Asia/Tokyo')::date
            and (m.drafter_id <> new.person_id or a.self_decidable and new.capacity = 'SELF')
            and exists (select from organization.assignment h
                where h.tenant_id = new.tenant_id and h.post_id = new.post_id and h.person_id = new.person_id
                    and h.valid @> (new.decided_at at time zone 'Asia/Tokyo')::date)
            and p.unit_id in (
                with recursive line as (
                    select u.id, u.parent_id from organization.unit u
                        where u.tenant_id = new.tenant_id and u.id = m.unit_id
                    union
                    select u.id, u.parent_id from organization.unit u
                        join line l on u.id = l.parent_id or u.id in (
                            select s.successor_id from organization.succession s
                                where s.tenant_id = new.tenant_id and s.unit_id = l.id and s.share = 'OPEN_DOCUMENTS'
                                    and s.since <= (new.decided_at at time zone 'Asia/Tokyo')::date)
                        where u.tenant_id = new.tenant_id)
                select l.id from line l)
        into lawful
    from approval.step s
    join approval.matter m on m.tenant_id = s.tenant_id and m.document_id = s.document_id
    join organization.post p on p.tenant_id = s.tenant_id and p.id = organization.post_in_charge(s.tenant_id, s.post_id,
        (new.decided_at at time zone 'Asia/Tokyo')::date)
    join approval.authority a on a.tenant_id = s.tenant_id and a.id = new.authority_id
    where s.tenant_id = new.tenant_id and s.document_id = new.document_id and s.round = new.round and s.ordinal = new.ordinal;
    if lawful is not true then
        raise exception 'no lawful decision of matter %', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger lawful before insert on approval.decision
    for each row execute function approval.refuse_unlawful_decision();
