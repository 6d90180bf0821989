-- Working rows: a file of masters between its preview and its application. They go with the application, or the day after.
create table organization.import_file (
    tenant_id integer not null,
    id uuid not null,
    person_id uuid not null,
    master text not null,
    name text not null,
    applies_from date not null,
    bytes bytea not null,
    uploaded_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id)
);

call tenancy.protect('organization.import_file');

grant select, insert, delete on organization.import_file to fumikura_app;
