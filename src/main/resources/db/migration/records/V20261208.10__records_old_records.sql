-- 移入文書: what an older system had decided, received or closed, as it said so (R-146, docs/domain/records.md).
alter table records.document drop constraint document_kind_check;
alter table records.document add constraint document_kind_check
    check (kind in ('DRAFT', 'RECEIPT', 'PERUSAL', 'MATERIAL', 'OLD'));

-- Part of the entry that stays after destruction (I-09): under which number and where it was kept before.
create table records.old_record (
    tenant_id integer not null,
    document_id uuid not null,
    -- the system it came from, and how that one calls it: never taken in twice
    source text not null check (source <> '' and length(source) <= 100),
    source_id text not null check (source_id <> '' and length(source_id) <= 200),
    number text not null check (length(number) <= 200),
    unit text not null check (length(unit) <= 200),
    post text not null check (length(post) <= 200),
    classification text not null check (length(classification) <= 200),
    primary key (tenant_id, document_id),
    unique (tenant_id, source, source_id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id)
);
create index old_record_number on records.old_record (tenant_id, number);

call tenancy.protect('records.old_record');
call ledger.of_record('records.old_record');
grant select, insert on records.old_record to fumikura_app;

create function records.refuse_late_old_record() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from records.document d
        join records.words w on w.tenant_id = d.tenant_id and w.document_id = d.id
        where d.tenant_id = new.tenant_id and d.id = new.document_id and d.kind = 'OLD'
            and w.xmin = pg_current_xact_id()::xid;
    if not found then
        raise exception 'document % was not taken in now', new.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger no_late_old_record before insert on records.old_record
    for each row execute function records.refuse_late_old_record();
