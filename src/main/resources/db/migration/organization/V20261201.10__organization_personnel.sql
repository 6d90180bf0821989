-- 人事担当, who prepares what begins or ends on a day to come.
alter table organization.role_grant drop constraint role_grant_role_check;
alter table organization.role_grant add constraint role_grant_role_check check (role in
    ('STAFF', 'RECORDS_CLERK', 'FILE_OWNER', 'RECORDS_HEAD', 'AUDITOR', 'ADMINISTRATOR', 'PERSONNEL'));

-- 併任, 事務取扱 and 心得 beside 兼務.
alter table organization.assignment drop constraint assignment_kind_check;
alter table organization.assignment add constraint assignment_kind_check check (kind in
    ('MAIN', 'CONCURRENT', 'JOINT', 'ADMINISTERING', 'PROVISIONAL'));

-- A person who is entered for a day to come has no name before it, and holds no post without one.
alter table organization.assignment add constraint assignment_of_somebody_named
    foreign key (tenant_id, person_id, period valid)
    references organization.person_name (tenant_id, person_id, period valid)
    deferrable initially deferred;

-- As before, and from which day they would meet: whom it concerns on a day to come is not for everybody.
create or replace function organization.refuse_conflicting_roles() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    clash record;
    changed constant uuid := (to_jsonb(new) ->> 'post_id')::uuid;
begin
    select p.login, a_role.role as one, b_role.role as other,
        lower(a.valid * a_role.valid * b.valid * b_role.valid * c.valid) as since into clash
    from organization.assignment a
    join organization.role_grant a_role on a_role.tenant_id = a.tenant_id and a_role.post_id = a.post_id
    join organization.assignment b on b.tenant_id = a.tenant_id and b.person_id = a.person_id
    join organization.role_grant b_role on b_role.tenant_id = b.tenant_id and b_role.post_id = b.post_id
    join organization.role_conflict c on c.tenant_id = a.tenant_id and c.role = a_role.role and c.other = b_role.role
    join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
    where a.tenant_id = tenancy.current_id() and not isempty(a.valid * a_role.valid * b.valid * b_role.valid * c.valid)
        and (changed is null or changed in (a.post_id, b.post_id))
    order by since
    limit 1;
    if found then
        raise exception 'roles % and % must not meet in one person (% from %)', clash.one, clash.other, clash.login, clash.since
            using errcode = 'exclusion_violation', constraint = 'separate_duties';
    end if;
    return null;
end
$$;
