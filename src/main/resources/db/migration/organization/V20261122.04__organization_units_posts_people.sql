create schema organization;
grant usage on schema organization to fumikura_app;

-- 執行機関: the root of an organisation tree with rules and numbers of its own, inside one municipality.
create table organization.body (
    tenant_id integer not null,
    id uuid not null,
    code text not null,
    name text not null,
    name_en text not null,
    primary key (tenant_id, id),
    unique (tenant_id, code)
);

-- A name is never overwritten: a unit is closed and another one created.
create table organization.unit (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    parent_id uuid,
    code text not null,
    level text not null check (level in ('BODY', 'DEPARTMENT', 'SECTION', 'SUBSECTION')),
    name text not null,
    name_en text not null,
    sign text not null,
    ordinal integer not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    unique (tenant_id, id, valid without overlaps),
    unique (tenant_id, code, valid without overlaps),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id),
    foreign key (tenant_id, parent_id, period valid) references organization.unit (tenant_id, id, period valid)
);
create index unit_parent on organization.unit (tenant_id, parent_id);

-- Who goes on with what a unit had when it ended: one default successor a share. Other successors receive things by name.
create table organization.succession (
    tenant_id integer not null,
    unit_id uuid not null,
    share text not null check (share in ('FILES', 'NUMBERS', 'OPEN_DOCUMENTS')),
    successor_id uuid not null,
    since date not null,
    primary key (tenant_id, unit_id, share),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, successor_id) references organization.unit (tenant_id, id),
    check (unit_id <> successor_id)
);
create index succession_successor on organization.succession (tenant_id, successor_id);

-- 職. The rank is the layer that the table of who decides speaks of; the name is what the office says.
create table organization.post (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    name text not null,
    name_en text not null,
    rank text not null check (rank in
        ('MAYOR', 'DEPUTY_MAYOR', 'DEPARTMENT_HEAD', 'SECTION_HEAD', 'SUBSECTION_HEAD', 'CHIEF', 'STAFF')),
    solo boolean not null,
    clearance smallint not null default 1 check (clearance between 0 and 3),
    handles integer not null default 0,
    ordinal integer not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    unique (tenant_id, id, solo),
    unique (tenant_id, id, valid without overlaps),
    foreign key (tenant_id, unit_id, period valid) references organization.unit (tenant_id, id, period valid)
);
create index post_unit on organization.post (tenant_id, unit_id);

-- Who goes on with what is asked of a post when it has ended. What was addressed to it stays addressed so: who answers is found
-- by the day.
create table organization.post_succession (
    tenant_id integer not null,
    post_id uuid not null,
    successor_id uuid not null,
    since date not null,
    primary key (tenant_id, post_id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, successor_id) references organization.post (tenant_id, id),
    check (post_id <> successor_id)
);
create index post_succession_successor on organization.post_succession (tenant_id, successor_id);

create table organization.person (
    tenant_id integer not null,
    id uuid not null,
    login text not null check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._-]*$'),
    primary key (tenant_id, id),
    unique (tenant_id, login)
);

-- What a person is called, from when until when. What she did on a day keeps the name of that day.
create table organization.person_name (
    tenant_id integer not null,
    person_id uuid not null,
    label text not null,
    label_en text not null,
    valid daterange not null check (not isempty(valid)),
    primary key (tenant_id, person_id, valid without overlaps),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);
create index person_name_person on organization.person_name (tenant_id, person_id);

create table organization.assignment (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    post_id uuid not null,
    solo boolean not null,
    -- 本務, 兼務, 併任, 事務取扱, 心得
    kind text not null check (kind in ('MAIN', 'CONCURRENT', 'JOINT', 'ADMINISTERING', 'PROVISIONAL')),
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id, solo) references organization.post (tenant_id, id, solo),
    foreign key (tenant_id, post_id, period valid) references organization.post (tenant_id, id, period valid),
    -- who is entered for a day to come has no name before it, and holds no post without one
    constraint assignment_of_somebody_named foreign key (tenant_id, person_id, period valid)
        references organization.person_name (tenant_id, person_id, period valid) deferrable initially deferred,
    -- one 本務 a person, one holder of a solo post, the same post once a person, on every date
    constraint one_main_post exclude using gist (tenant_id with =, person_id with =, valid with &&) where (kind = 'MAIN'),
    constraint one_holder exclude using gist (tenant_id with =, post_id with =, valid with &&) where (solo),
    constraint held_once exclude using gist (tenant_id with =, person_id with =, post_id with =, valid with &&)
);
create index assignment_person on organization.assignment (tenant_id, person_id);
create index assignment_post on organization.assignment (tenant_id, post_id);

-- A role is held by a post, for a unit and all below it.
create table organization.role_grant (
    tenant_id integer not null,
    id uuid not null,
    post_id uuid not null,
    role text not null check (role in
        ('STAFF', 'RECORDS_CLERK', 'FILE_OWNER', 'RECORDS_HEAD', 'AUDITOR', 'ADMINISTRATOR', 'PERSONNEL')),
    unit_id uuid not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    constraint granted_once exclude using gist
        (tenant_id with =, post_id with =, role with =, unit_id with =, valid with &&)
);

-- Pairs of roles that one person never holds at the same time (docs/domain/access.md, A.1).
create table organization.role_conflict (
    tenant_id integer not null,
    id uuid not null,
    role text not null,
    other text not null,
    source text not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    constraint two_roles check (role <> other),
    constraint excluded_once exclude using gist (tenant_id with =, role with =, other with =, valid with &&)
);

-- Who is away, by the official clock. Never deleted: it ends, or is cancelled before it begins.
create table organization.absence (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('LEAVE', 'TRIP', 'ILLNESS', 'ACCIDENT', 'OTHER')),
    during tstzrange not null check (not isempty(during) and lower(during) is not null),
    note text not null,
    entered_by uuid not null,
    cancelled boolean not null default false,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, entered_by) references organization.person (tenant_id, id),
    constraint absent_once exclude using gist (tenant_id with =, person_id with =, during with &&) where (not cancelled)
);

-- 代決順位: who decides in whose place while its holder is away, the first who is there.
create table organization.deputy (
    tenant_id integer not null,
    id uuid not null,
    post_id uuid not null,
    place smallint not null check (place between 1 and 99),
    deputy_post_id uuid not null,
    source text not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, deputy_post_id) references organization.post (tenant_id, id),
    constraint own_deputy check (post_id <> deputy_post_id),
    constraint one_deputy exclude using gist (tenant_id with =, post_id with =, place with =, valid with &&)
);
create index deputy_post on organization.deputy (tenant_id, deputy_post_id);

-- 職務代理: a formal order to act for a post that is vacant or whose holder is away for long.
create table organization.acting_order (
    tenant_id integer not null,
    id uuid not null,
    post_id uuid not null,
    acting_post_id uuid not null,
    source text not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, acting_post_id) references organization.post (tenant_id, id),
    constraint acting_for_itself check (post_id <> acting_post_id),
    constraint one_acting exclude using gist (tenant_id with =, post_id with =, valid with &&)
);
create index acting_order_post on organization.acting_order (tenant_id, acting_post_id);

-- 代理: reviews and concurrences that the holder of a post leaves to another one for a time.
create table organization.delegation (
    tenant_id integer not null,
    id uuid not null,
    post_id uuid not null,
    delegate_post_id uuid not null,
    during tstzrange not null check
        (not isempty(during) and lower(during) is not null and upper(during) is not null),
    matter_codes text[] not null,
    reason text not null,
    entered_by uuid not null,
    -- whose it is: it ends with her time in the post; null where nobody held it alone when a clerk entered it
    holder_id uuid,
    cancelled boolean not null default false,
    primary key (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, delegate_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, entered_by) references organization.person (tenant_id, id),
    foreign key (tenant_id, holder_id) references organization.person (tenant_id, id),
    constraint delegate_to_itself check (post_id <> delegate_post_id)
);
create index delegation_post on organization.delegation (tenant_id, post_id);
create index delegation_delegate on organization.delegation (tenant_id, delegate_post_id);

create table organization.calendar_day (
    tenant_id integer not null,
    body_id uuid not null,
    day date not null,
    closed boolean not null,
    name text not null,
    name_en text not null,
    primary key (tenant_id, body_id, day),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id)
);

create table organization.credential (
    tenant_id integer not null,
    person_id uuid not null,
    password_hash text not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

-- Working tables: sign-in attempts and sessions, by the machine clock.
create table organization.sign_in_attempt (
    tenant_id integer not null,
    login text not null,
    failures integer not null,
    locked_until timestamptz,
    last_at timestamptz not null,
    primary key (tenant_id, login)
);

create table organization.session (
    tenant_id integer not null,
    token_hash bytea not null check (length(token_hash) = 32),
    person_id uuid not null,
    -- it goes on as long as she holds this
    assignment_id uuid not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz,
    -- it ended with her time in the post, which whoever still shows its token is told
    post_left boolean not null default false,
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);
create index session_person on organization.session (tenant_id, person_id);

create table organization.access_log (
    tenant_id integer not null,
    id uuid not null,
    at timestamptz not null,
    kind text not null check (kind in ('VIEW', 'PRINT', 'DOWNLOAD', 'EXPORT', 'SEARCH', 'REFUSED', 'SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_OUT')),
    subject_kind text,
    subject_id uuid,
    person_id uuid,
    post_id uuid,
    address text,
    request text not null,
    note text,
    primary key (tenant_id, at, id)
) partition by range (at);
create table organization.access_log_default partition of organization.access_log default;
create index access_log_subject on organization.access_log (tenant_id, subject_id, at);

-- Two roles that exclude each other must not meet in one person on any date, whether an assignment, a grant or a new rule
-- brings them together. It says from which day: whom it concerns on a day to come is not for everybody.
create function organization.refuse_conflicting_roles() returns trigger
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
create constraint trigger separate_duties after insert or update on organization.role_grant
    deferrable initially deferred for each row execute function organization.refuse_conflicting_roles();
create constraint trigger separate_duties after insert or update on organization.assignment
    deferrable initially deferred for each row execute function organization.refuse_conflicting_roles();
create constraint trigger separate_duties after insert on organization.role_conflict
    deferrable initially deferred for each row execute function organization.refuse_conflicting_roles();

-- Somebody holds the post and is not away.
create function organization.is_attended(tenant integer, post uuid, moment timestamptz) returns boolean
    language sql stable
    set search_path = pg_catalog
as $$
    select exists (
        select from organization.assignment h
        where h.tenant_id = tenant and h.post_id = post and h.valid @> (moment at time zone 'Asia/Tokyo')::date
            and not exists (select from organization.absence a
                where a.tenant_id = h.tenant_id and a.person_id = h.person_id and not a.cancelled and a.during @> moment))
$$;

-- The post that goes on with what a post was asked, as of a day: the post itself while it lasts. Each successor begins later
-- than the one before it ended, so this ends.
create function organization.post_in_charge(tenant integer, post uuid, day date) returns uuid
    language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    in_charge uuid := post;
    heir uuid;
begin
    loop
        select s.successor_id into heir from organization.post_succession s
            where s.tenant_id = tenant and s.post_id = in_charge and s.since <= day;
        if not found then
            return in_charge;
        end if;
        in_charge := heir;
    end loop;
end
$$;

-- A post and those with whose work it goes on, as of a day: the other way round.
create function organization.seats(tenant integer, post uuid, day date) returns setof uuid
    language sql stable
    set search_path = pg_catalog
as $$
    with recursive seat as (
        select post as id
        union
        select s.post_id from organization.post_succession s join seat on s.successor_id = seat.id
            where s.tenant_id = tenant and s.since <= day
    )
    select id from seat
$$;

-- In whose place a post may act at a moment, and as what (docs/domain/organization.md, A.3.2): the one place of these rules.
-- For the posts with whose work it goes on it acts as itself.
create function organization.substitutions(tenant integer, acting uuid, moment timestamptz)
    returns table (in_place_of uuid, capacity text, matter_codes text[], source text)
    language sql stable
    set search_path = pg_catalog
as $$
    -- once, and not for each post that there is
    with may_act as materialized (
        select o.post_id, 'ACTING' as capacity, '{}'::text[] as matter_codes, o.source
        from organization.acting_order o
        where o.tenant_id = tenant and o.acting_post_id = acting and o.valid @> (moment at time zone 'Asia/Tokyo')::date
        union all
        select d.post_id, 'PROXY', '{}'::text[], d.source
        from organization.deputy d
        where d.tenant_id = tenant and d.deputy_post_id = acting and d.valid @> (moment at time zone 'Asia/Tokyo')::date
            and not organization.is_attended(tenant, d.post_id, moment)
            and organization.is_attended(tenant, acting, moment)
            and not exists (select from organization.deputy before
                where before.tenant_id = tenant and before.post_id = d.post_id and before.place < d.place
                    and before.valid @> (moment at time zone 'Asia/Tokyo')::date
                    and organization.is_attended(tenant, before.deputy_post_id, moment))
        union all
        select g.post_id, 'DELEGATE', g.matter_codes, g.reason
        from organization.delegation g
        where g.tenant_id = tenant and g.delegate_post_id = acting and not g.cancelled and g.during @> moment
            and (g.holder_id is null or exists (select from organization.assignment h
                where h.tenant_id = tenant and h.post_id = g.post_id and h.person_id = g.holder_id
                    and h.valid @> (moment at time zone 'Asia/Tokyo')::date))
    )
    select s.id, 'SELF', '{}'::text[], ''
    from organization.seats(tenant, acting, (moment at time zone 'Asia/Tokyo')::date) as s (id)
    where s.id <> acting
    union all
    select seat.id, m.capacity, m.matter_codes, m.source
    from may_act m
    join organization.post p on p.tenant_id = tenant and p.id = m.post_id
    cross join lateral organization.seats(tenant, m.post_id, (moment at time zone 'Asia/Tokyo')::date) as seat (id)
    where p.valid @> (moment at time zone 'Asia/Tokyo')::date
$$;

-- For triggers that guard what is done in another's place. A delegation counts whatever matters it is for.
create function organization.may_act_in_place(
        tenant integer, acting_post uuid, post uuid, moment timestamptz, capacity text) returns boolean
    language sql stable
    set search_path = pg_catalog
as $$
    select case capacity
        when 'SELF' then acting_post = organization.post_in_charge(tenant, post, (moment at time zone 'Asia/Tokyo')::date)
        else exists (select from organization.substitutions(tenant, acting_post, moment) s
            where s.in_place_of = post and s.capacity = may_act_in_place.capacity)
    end
$$;

-- Reorganisation orphans nothing (I-16): a unit ends only together with a successor of each share, who takes over on the day
-- after its last one and is there on that day.
create function organization.require_successors() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    orphan uuid;
    changed constant uuid := coalesce(to_jsonb(new) ->> 'unit_id', to_jsonb(new) ->> 'id')::uuid;
begin
    select u.id into orphan
    from organization.unit u
    where u.tenant_id = tenancy.current_id() and u.id = changed and not upper_inf(u.valid)
        and 3 <> (select count(*) from organization.succession s
            where s.tenant_id = u.tenant_id and s.unit_id = u.id and s.since = upper(u.valid));
    if found then
        raise exception 'the unit % ends without a successor of every share from the next day on', orphan
            using errcode = 'check_violation', constraint = 'successors';
    end if;
    select s.unit_id into orphan
    from organization.succession s
    join organization.unit u on u.tenant_id = s.tenant_id and u.id = s.unit_id
    join organization.unit heir on heir.tenant_id = s.tenant_id and heir.id = s.successor_id
    where s.tenant_id = tenancy.current_id()
        and changed in (s.unit_id, s.successor_id)
        and (upper_inf(u.valid) or s.since <> upper(u.valid) or not heir.valid @> s.since);
    if found then
        raise exception 'what the unit % had goes to one that is not there on the day after its last one', orphan
            using errcode = 'check_violation', constraint = 'successors';
    end if;
    return null;
end
$$;
create constraint trigger successors after insert or update on organization.unit
    deferrable initially deferred for each row execute function organization.require_successors();
create constraint trigger successors after insert on organization.succession
    deferrable initially deferred for each row execute function organization.require_successors();

-- The same for posts: somebody goes on with what is asked of one that ends.
create function organization.require_heirs() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    orphan uuid;
    changed constant uuid := coalesce(to_jsonb(new) ->> 'post_id', to_jsonb(new) ->> 'id')::uuid;
begin
    select p.id into orphan
    from organization.post p
    where p.tenant_id = tenancy.current_id() and p.id = changed and not upper_inf(p.valid)
        and not exists (select from organization.post_succession s
            where s.tenant_id = p.tenant_id and s.post_id = p.id and s.since = upper(p.valid));
    if found then
        raise exception 'the post % ends without one that goes on from the next day', orphan
            using errcode = 'check_violation', constraint = 'heirs';
    end if;
    select s.post_id into orphan
    from organization.post_succession s
    join organization.post p on p.tenant_id = s.tenant_id and p.id = s.post_id
    join organization.post heir on heir.tenant_id = s.tenant_id and heir.id = s.successor_id
    where s.tenant_id = tenancy.current_id()
        and changed in (s.post_id, s.successor_id)
        and (upper_inf(p.valid) or s.since <> upper(p.valid) or not heir.valid @> s.since);
    if found then
        raise exception 'what is asked of the post % goes to one that is not there on the day after its last one', orphan
            using errcode = 'check_violation', constraint = 'heirs';
    end if;
    return null;
end
$$;
create constraint trigger heirs after insert or update on organization.post
    deferrable initially deferred for each row execute function organization.require_heirs();
create constraint trigger heirs after insert or update on organization.post_succession
    deferrable initially deferred for each row execute function organization.require_heirs();

-- Who goes on with a post can be named anew until that day has come by the office's last act, and begins earlier, never later.
create function organization.refuse_other_heir() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from ledger.act a
        where a.tenant_id = old.tenant_id and a.position = (select h.position from ledger.head h where h.tenant_id = old.tenant_id)
            and (a.official_at at time zone 'Asia/Tokyo')::date >= old.since;
    if new.since > old.since or found and new.successor_id <> old.successor_id then
        raise exception 'post % has gone on as % since %', old.post_id, old.successor_id, old.since
            using errcode = 'check_violation', constraint = 'heir_stands';
    end if;
    return new;
end
$$;
create trigger heir_stands before update on organization.post_succession
    for each row execute function organization.refuse_other_heir();

-- What was in force stays in force as it was: a validity only ends, and what has ended may end earlier, never later.
create function organization.only_shorten() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if lower(new.valid) <> lower(old.valid) or not new.valid <@ old.valid then
        raise exception 'the validity % can not become %', old.valid, new.valid
            using errcode = 'check_violation', constraint = 'only_shorten';
    end if;
    return new;
end
$$;
create trigger only_shorten before update on organization.unit
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.post
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.assignment
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.role_grant
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.role_conflict
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.person_name
    for each row execute function organization.only_shorten();

create trigger only_shorten before update on organization.deputy
    for each row execute function organization.only_shorten();
create trigger only_shorten before update on organization.acting_order
    for each row execute function organization.only_shorten();

-- The same for what goes by moments and may be cancelled.
create function organization.only_shorten_time() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if lower(new.during) is distinct from lower(old.during) or not new.during <@ old.during
            or old.cancelled and not new.cancelled then
        raise exception 'the time % can not become %', old.during, new.during
            using errcode = 'check_violation', constraint = 'only_shorten';
    end if;
    return new;
end
$$;
create trigger only_shorten before update on organization.absence
    for each row execute function organization.only_shorten_time();
create trigger only_shorten before update on organization.delegation
    for each row execute function organization.only_shorten_time();

call tenancy.protect('organization.body');
call tenancy.protect('organization.unit');
call tenancy.protect('organization.succession');
call tenancy.protect('organization.post');
call tenancy.protect('organization.post_succession');
call tenancy.protect('organization.person');
call tenancy.protect('organization.person_name');
call tenancy.protect('organization.assignment');
call tenancy.protect('organization.role_grant');
call tenancy.protect('organization.role_conflict');
call tenancy.protect('organization.absence');
call tenancy.protect('organization.deputy');
call tenancy.protect('organization.acting_order');
call tenancy.protect('organization.delegation');
call tenancy.protect('organization.calendar_day');
call tenancy.protect('organization.credential');
call tenancy.protect('organization.sign_in_attempt');
call tenancy.protect('organization.session');
call tenancy.protect('organization.access_log');
call tenancy.protect('organization.access_log_default');

call ledger.of_record('organization.body');
call ledger.of_record('organization.unit');
call ledger.of_record('organization.succession');
call ledger.of_record('organization.post');
call ledger.of_record('organization.post_succession');
call ledger.of_record('organization.person');
call ledger.of_record('organization.person_name');
call ledger.of_record('organization.assignment');
call ledger.of_record('organization.role_grant');
call ledger.of_record('organization.role_conflict');
call ledger.of_record('organization.absence');
call ledger.of_record('organization.deputy');
call ledger.of_record('organization.acting_order');
call ledger.of_record('organization.delegation');
call ledger.of_record('organization.calendar_day');
call ledger.of_record('organization.credential');

grant select, insert on organization.body, organization.unit, organization.succession, organization.post, organization.post_succession,
    organization.person, organization.person_name, organization.assignment, organization.role_grant,
    organization.role_conflict, organization.absence, organization.deputy, organization.acting_order,
    organization.delegation, organization.access_log to fumikura_app;
grant update (valid) on organization.unit, organization.post, organization.person_name, organization.assignment,
    organization.role_grant, organization.role_conflict, organization.deputy, organization.acting_order to fumikura_app;
grant update (successor_id, since) on organization.post_succession to fumikura_app;
grant update (during, cancelled) on organization.absence, organization.delegation to fumikura_app;
grant select, insert, update on organization.credential to fumikura_app;
grant select, insert, update, delete on organization.session, organization.sign_in_attempt to fumikura_app;
grant select, insert, update, delete on organization.calendar_day to fumikura_app;
