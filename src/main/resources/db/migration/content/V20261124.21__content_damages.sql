-- Bytes that the last look found missing from the disk, not readable, or other than their name says.
create table content.damage (
    tenant_id integer not null,
    sha256 bytea not null,
    kind text not null check (kind in ('MISSING', 'ALTERED', 'UNREADABLE')),
    found_at timestamptz not null,
    primary key (tenant_id, sha256),
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256) on delete cascade
);
call tenancy.protect('content.damage');
grant select, insert, delete on content.damage to fumikura_app;
