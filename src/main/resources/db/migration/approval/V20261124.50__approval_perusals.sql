-- 供覧: information that posts see until a day; nobody decides (docs/domain/approval.md, A.3.3).

-- Working rows: what its sender is preparing, before it is sent and after she took it back.
create table approval.perusal_draft (
    tenant_id integer not null,
    document_id uuid not null,
    person_id uuid not null,
    post_id uuid not null,
    unit_id uuid not null,
    source_id uuid,
    title text not null,
    body text not null,
    file_id uuid,
    due_on text not null,
    posts uuid[] not null,
    secrecy smallint not null check (secrecy between 0 and 3),
    scope text not null,
    flags integer not null,
    disclosure text not null,
    disclosure_reason text not null,
    revision integer not null,
    saved_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, source_id) references records.document (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id)
);
create index perusal_draft_person on approval.perusal_draft (tenant_id, person_id);

create table approval.perusal_draft_attachment (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    ordinal integer not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references approval.perusal_draft (tenant_id, document_id) on delete cascade,
    foreign key (tenant_id, sha256) references content.blob (tenant_id, sha256)
);
create index perusal_draft_attachment_content on approval.perusal_draft_attachment (tenant_id, sha256);

-- One that was sent at least once. It is out until its sender takes it back; that it is complete follows from who has seen
-- it and from the day.
create table approval.perusal (
    tenant_id integer not null,
    document_id uuid not null,
    sender_id uuid not null,
    sender_post_id uuid not null,
    unit_id uuid not null,
    source_id uuid,
    version integer not null check (version > 0),
    is_out boolean not null,
    due_on date not null,
    sent_at timestamptz not null,
    draft_id uuid,
    primary key (tenant_id, document_id),
    unique (tenant_id, draft_id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, sender_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, sender_post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, source_id) references records.document (tenant_id, id)
);
create index perusal_sender on approval.perusal (tenant_id, sender_id);
create index perusal_source on approval.perusal (tenant_id, source_id);
create index perusal_due on approval.perusal (tenant_id, due_on) where is_out;

-- Whom each version was sent to.
create table approval.perusal_addressee (
    tenant_id integer not null,
    document_id uuid not null,
    version integer not null,
    ordinal integer not null check (ordinal > 0),
    post_id uuid not null,
    seen_at timestamptz,
    seen_by uuid,
    primary key (tenant_id, document_id, version, post_id),
    foreign key (tenant_id, document_id) references approval.perusal (tenant_id, document_id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id),
    foreign key (tenant_id, seen_by) references organization.person (tenant_id, id),
    check ((seen_at is null) = (seen_by is null))
);
create index perusal_unseen on approval.perusal_addressee (tenant_id, post_id) where seen_at is null;

-- What they said is part of the record and dies with its words.
create table approval.perusal_comment (
    tenant_id integer not null,
    document_id uuid not null,
    id uuid not null,
    version integer not null,
    person_id uuid not null,
    post_id uuid not null,
    words text not null check (words <> '' and length(words) <= 4000),
    at timestamptz not null,
    primary key (tenant_id, document_id, id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);

-- What was seen stays seen; what is complete goes out no more; a perusal becomes a draft once.
create function approval.refuse_unseeing() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.seen_at is not null then
        raise exception 'post % has seen perusal %', old.post_id, old.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger seen_once before update on approval.perusal_addressee
    for each row execute function approval.refuse_unseeing();

create function approval.refuse_late_perusal() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.draft_id is not null and new.draft_id is distinct from old.draft_id then
        raise exception 'perusal % is a draft already', old.document_id using errcode = 'restrict_violation';
    end if;
    if (new.version, new.is_out, new.due_on, new.sent_at) is distinct from (old.version, old.is_out, old.due_on, old.sent_at)
            and exists (select from records.document d
                where d.tenant_id = new.tenant_id and d.id = new.document_id and d.state <> 'PENDING') then
        raise exception 'perusal % is complete', old.document_id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger final_once_complete before update on approval.perusal
    for each row execute function approval.refuse_late_perusal();

call tenancy.protect('approval.perusal_draft');
call tenancy.protect('approval.perusal_draft_attachment');
call tenancy.protect('approval.perusal');
call tenancy.protect('approval.perusal_addressee');
call tenancy.protect('approval.perusal_comment');

call ledger.of_record('approval.perusal');
call ledger.of_record('approval.perusal_addressee');
call ledger.of_record('approval.perusal_comment');

grant select, insert, update, delete on approval.perusal_draft, approval.perusal_draft_attachment to fumikura_app;
grant select, insert on approval.perusal, approval.perusal_addressee, approval.perusal_comment to fumikura_app;
grant update (version, is_out, due_on, sent_at, draft_id) on approval.perusal to fumikura_app;
grant update (seen_at, seen_by) on approval.perusal_addressee to fumikura_app;
