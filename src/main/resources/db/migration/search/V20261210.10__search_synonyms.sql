create schema search;
grant usage on schema search to fumikura_app;

-- 同義語: words that mean the same for the office (R-120), a group each; the searches of the whole municipality use them.
-- A group is changed in place; who changed it from what into what stands in the ledger.
create table search.synonym (
    tenant_id integer not null,
    id uuid not null,
    word text not null check (length(word) between 1 and 50),
    -- the word in the one form in which words are compared
    key text not null check (key <> ''),
    others text[] not null check (cardinality(others) between 1 and 20),
    -- who writes the word looks for the others too, and not the other way round
    one_way boolean not null,
    removed_on date,
    primary key (tenant_id, id)
);
create unique index one_group_of_a_word on search.synonym (tenant_id, key) where removed_on is null;

-- Grows with every change, so that who has read the groups knows whether they are still the same.
create table search.synonym_revision (
    tenant_id integer not null,
    revision bigint not null,
    primary key (tenant_id)
);

call tenancy.protect('search.synonym');
call tenancy.protect('search.synonym_revision');
call ledger.of_record('search.synonym');
grant select, insert on search.synonym to fumikura_app;
grant update (word, key, others, one_way, removed_on) on search.synonym to fumikura_app;
grant select, insert, update on search.synonym_revision to fumikura_app;
