-- Personal access tokens: what another program shows in the name of a person. The token itself is known to nobody but her.
create table organization.access_token (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    -- in which of her posts it was made: it is good as long as she holds that one
    post_id uuid not null,
    name text not null check (name <> ''),
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['READ', 'WRITE', 'ADMINISTER']),
    token_hash bytea not null check (length(token_hash) = 32),
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    revoked_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);
create index access_token_person on organization.access_token (tenant_id, person_id);

-- When a token was last shown; a working row, so that nobody's reading becomes an act.
create table organization.access_token_use (
    tenant_id integer not null,
    token_id uuid not null,
    last_at timestamptz not null,
    primary key (tenant_id, token_id),
    foreign key (tenant_id, token_id) references organization.access_token (tenant_id, id)
);

call tenancy.protect('organization.access_token');
call tenancy.protect('organization.access_token_use');
call ledger.of_record('organization.access_token');

grant select, insert on organization.access_token to fumikura_app;
grant update (revoked_at) on organization.access_token to fumikura_app;
grant select, insert, update on organization.access_token_use to fumikura_app;
