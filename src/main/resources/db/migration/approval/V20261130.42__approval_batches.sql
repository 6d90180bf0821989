-- 同文多数: drafts of one text, made together from a file. Working tables: the drafts have their own rows, and what becomes of
-- them has acts of its own.
create table approval.batch (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    template_id uuid not null,
    name text not null,
    -- the file as it was sent; null once the drafts are made
    content bytea,
    sent_at timestamptz not null,
    made_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, template_id) references approval.template (tenant_id, id),
    constraint a_file_until_it_is_made check ((content is null) = (made_at is not null))
);
create index batch_person on approval.batch (tenant_id, person_id);

create table approval.batch_draft (
    tenant_id integer not null,
    batch_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    document_id uuid not null,
    primary key (tenant_id, batch_id, ordinal),
    foreign key (tenant_id, batch_id) references approval.batch (tenant_id, id) on delete cascade
);

call tenancy.protect('approval.batch');
call tenancy.protect('approval.batch_draft');
grant select, insert, delete on approval.batch to fumikura_app;
grant update (content, made_at) on approval.batch to fumikura_app;
grant select, insert on approval.batch_draft to fumikura_app;
