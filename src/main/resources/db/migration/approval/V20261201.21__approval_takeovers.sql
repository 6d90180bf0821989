-- 引継ぎ, 担当替え: who became the drafter of what another one had begun. A draft can be taken over before it is submitted, so
-- that its document may come later than its row.
create table approval.takeover (
    tenant_id integer not null,
    document_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    -- of the matter at that moment; what comes after the decision is no part of what was decided
    state text not null check (state in ('DRAFTING', 'CIRCULATING', 'RETURNED', 'ABANDONING', 'AWAITING_EFFECT', 'AWAITING_CLOSE')),
    from_person_id uuid not null,
    from_post_id uuid not null,
    to_person_id uuid not null,
    to_post_id uuid not null,
    -- who did it: she herself, or a head who gives it to her
    by_person_id uuid not null,
    by_post_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, document_id, ordinal),
    foreign key (tenant_id, from_person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, from_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, to_person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, to_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, by_person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, by_post_id) references organization.post (tenant_id, id)
);

call tenancy.protect('approval.takeover');
call ledger.of_record('approval.takeover');
grant select, insert on approval.takeover to fumikura_app;
grant update (drafter_id, drafter_post_id) on approval.matter to fumikura_app;

-- Whose members go on with what was drafted in a unit: the one that goes on with its open documents, and the section that holds
-- the file by name (R-081), with its teams.
create function approval.units_in_charge(tenant integer, document uuid, unit uuid, day date) returns uuid[]
    language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    holder constant uuid := (select organization.unit_in_charge(tenant, h.unit_id, day)
        from records.document d
        join records.file_holder h on h.tenant_id = d.tenant_id and h.file_id = d.file_id and not h.withdrawn and h.valid @> day
        where d.tenant_id = tenant and d.id = document);
begin
    return array(
        select organization.unit_in_charge(tenant, unit, day)
        union
        select u.id from organization.unit u
            where u.tenant_id = tenant and u.valid @> day and (u.id = holder or u.parent_id = holder));
end
$$;

-- Whether what somebody drafted is without her: she holds no post in a unit in charge any more.
create function approval.is_left(tenant integer, document uuid, unit uuid, drafter uuid, day date) returns boolean
    language sql stable
    set search_path = pg_catalog
as $$
    select not exists (
        select from unnest(approval.units_in_charge(tenant, document, unit, day)) as charge (id)
        where organization.is_member(tenant, drafter, charge.id, day))
$$;

-- It goes to who holds a post in the unit in charge that day: when the drafter holds none there any more, when she herself
-- holds another one than that in which she drafted, or when a head of the line gives it to her. Never to who has answered it.
create function approval.refuse_unlawful_takeover() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    day constant date := (new.at at time zone 'Asia/Tokyo')::date;
    begun record;
    in_charge uuid[];
    lawful boolean;
begin
    select m.drafter_id, m.drafter_post_id, m.unit_id, m.state, m.submitted_round into begun
        from approval.matter m where m.tenant_id = new.tenant_id and m.document_id = new.document_id;
    if not found then
        select d.person_id as drafter_id, d.post_id as drafter_post_id, d.unit_id, 'DRAFTING' as state, 0 as submitted_round into begun
            from approval.draft d where d.tenant_id = new.tenant_id and d.document_id = new.document_id;
        if not found then
            raise exception 'there is nothing to take over at %', new.document_id using errcode = 'restrict_violation';
        end if;
    end if;
    in_charge := approval.units_in_charge(new.tenant_id, new.document_id, begun.unit_id, day);
    select (begun.drafter_id, begun.drafter_post_id, begun.state) = (new.from_person_id, new.from_post_id, new.state)
            and (new.from_person_id, new.from_post_id) <> (new.to_person_id, new.to_post_id)
            and new.ordinal = 1 + (select count(*) from approval.takeover t
                where t.tenant_id = new.tenant_id and t.document_id = new.document_id)
            and exists (select from organization.assignment h
                join organization.post p on p.tenant_id = h.tenant_id and p.id = h.post_id
                where h.tenant_id = new.tenant_id and h.post_id = new.to_post_id and h.person_id = new.to_person_id
                    and h.valid @> day and p.unit_id = any (in_charge))
            and ((new.by_person_id, new.by_post_id) = (new.to_person_id, new.to_post_id)
                    and (approval.is_left(new.tenant_id, new.document_id, begun.unit_id, new.from_person_id, day)
                        or new.from_person_id = new.to_person_id and not exists (select from organization.assignment h
                            where h.tenant_id = new.tenant_id and h.post_id = new.from_post_id
                                and h.person_id = new.from_person_id and h.valid @> day))
                or exists (select from organization.assignment h
                    join organization.post p on p.tenant_id = h.tenant_id and p.id = h.post_id
                    where h.tenant_id = new.tenant_id and h.post_id = new.by_post_id and h.person_id = new.by_person_id
                        and h.valid @> day
                        and p.rank in ('MAYOR', 'DEPUTY_MAYOR', 'DEPARTMENT_HEAD', 'SECTION_HEAD', 'SUBSECTION_HEAD')
                        and p.unit_id in (
                            with recursive line as (
                                select u.id, u.parent_id from organization.unit u
                                    where u.tenant_id = new.tenant_id and u.id = any (in_charge) and u.valid @> day
                                union
                                select u.id, u.parent_id from organization.unit u
                                    join line l on u.id = l.parent_id
                                    where u.tenant_id = new.tenant_id and u.valid @> day)
                            select l.id from line l)))
            and (new.state not in ('CIRCULATING', 'AWAITING_EFFECT', 'AWAITING_CLOSE')
                or not exists (select from approval.step s
                    where s.tenant_id = new.tenant_id and s.document_id = new.document_id and s.round >= begun.submitted_round
                        and s.person_id = new.to_person_id and s.state in ('APPROVED', 'CONDITIONAL', 'KEPT', 'DECIDED')))
        into lawful;
    if lawful is not true then
        raise exception 'no lawful takeover of %', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger lawful before insert on approval.takeover
    for each row execute function approval.refuse_unlawful_takeover();

-- The drafter changes by a takeover and in no other way.
create function approval.refuse_drafter_without_takeover() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.takeover t
        where t.tenant_id = new.tenant_id and t.document_id = new.document_id
            and t.ordinal = (select max(o.ordinal) from approval.takeover o
                where o.tenant_id = new.tenant_id and o.document_id = new.document_id)
            and (t.from_person_id, t.from_post_id, t.to_person_id, t.to_post_id, t.state)
                = (old.drafter_id, old.drafter_post_id, new.drafter_id, new.drafter_post_id, old.state);
    if not found then
        raise exception 'nobody took matter % over', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger drafter_by_takeover before update of drafter_id, drafter_post_id on approval.matter
    for each row when ((old.drafter_id, old.drafter_post_id) is distinct from (new.drafter_id, new.drafter_post_id))
    execute function approval.refuse_drafter_without_takeover();

create function approval.refuse_takeover_without_drafter() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.matter m
        join lateral (
            select t.to_person_id, t.to_post_id from approval.takeover t
            where t.tenant_id = m.tenant_id and t.document_id = m.document_id
            order by t.ordinal desc
            limit 1) last on true
        where m.tenant_id = new.tenant_id and m.document_id = new.document_id
            and (m.drafter_id, m.drafter_post_id) is distinct from (last.to_person_id, last.to_post_id);
    if found then
        raise exception 'matter % was taken over and has its old drafter', new.document_id using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create constraint trigger changes_the_drafter after insert on approval.takeover
    deferrable initially deferred for each row
    execute function approval.refuse_takeover_without_drafter();

-- I-04: who drafted it once decides it no more than its drafter does.
create function approval.refuse_decision_by_earlier_drafter() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from approval.takeover t
        join approval.authority a on a.tenant_id = t.tenant_id and a.id = new.authority_id
        where t.tenant_id = new.tenant_id and t.document_id = new.document_id and t.from_person_id = new.person_id
            and not (a.self_decidable and new.capacity = 'SELF');
    if found then
        raise exception 'matter % was drafted by who decides it', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger drafted_by_another before insert on approval.decision
    for each row execute function approval.refuse_decision_by_earlier_drafter();
