-- Which unit is in charge of what a unit began: itself as long as it exists, else who goes on with its open documents (I-16).
create function organization.unit_in_charge(tenant integer, asked uuid, day date) returns uuid
    language sql stable
    set search_path = pg_catalog
as $$
    with recursive heir as (
        select asked as id, 0 as depth
        union all
        select s.successor_id, h.depth + 1
        from heir h
        join organization.succession s on s.tenant_id = tenant and s.unit_id = h.id and s.share = 'OPEN_DOCUMENTS' and s.since <= day
        where h.depth < 100
    )
    select h.id
    from heir h
    join organization.unit u on u.tenant_id = tenant and u.id = h.id and u.valid @> day
    order by h.depth
    limit 1
$$;

-- Whether a person holds a post in a unit.
create function organization.is_member(tenant integer, person uuid, asked uuid, day date) returns boolean
    language sql stable
    set search_path = pg_catalog
as $$
    select exists (
        select from organization.assignment a
        join organization.post p on p.tenant_id = a.tenant_id and p.id = a.post_id
        where a.tenant_id = tenant and a.person_id = person and a.valid @> day and p.unit_id = asked)
$$;
