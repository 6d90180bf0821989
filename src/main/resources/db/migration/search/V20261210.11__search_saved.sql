-- 保存した検索: what a person looks for again and again; her own. Words, choices and order as the address of the page has them.
create table search.saved (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    name text not null check (name <> '' and length(name) <= 100),
    address text not null check (address <> '' and length(address) <= 4000),
    -- whether she is told of what is found anew; TOO_MANY: no longer, because it finds too much
    watch text not null check (watch in ('OFF', 'ON', 'TOO_MANY')),
    saved_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);
create index saved_person on search.saved (tenant_id, person_id, saved_at);
create index saved_watched on search.saved (tenant_id, person_id) where watch = 'ON';

-- What a watched one has found already, so that nothing is told twice; without words.
create table search.known (
    tenant_id integer not null,
    saved_id uuid not null,
    thing_id uuid not null,
    kind text not null,
    -- when she was told of it, as long as she has not ticked it off
    news_at timestamptz,
    primary key (tenant_id, saved_id, thing_id),
    foreign key (tenant_id, saved_id) references search.saved (tenant_id, id) on delete cascade
);
create index known_news on search.known (tenant_id, saved_id, news_at) where news_at is not null;

call tenancy.protect('search.saved');
call tenancy.protect('search.known');
grant select, insert, update, delete on search.saved, search.known to fumikura_app;
