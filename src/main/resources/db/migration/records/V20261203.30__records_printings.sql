-- That pages of attachments were printed, and why (docs/domain/reading.md). A print is no act (R-142-prints): a working table
-- beside the access log, for the figures about paper.
create table records.printing (
    tenant_id integer not null,
    id uuid not null,
    document_id uuid not null,
    -- the version whose attachments were printed, and which of its pages, counted over all attachments
    n integer not null,
    first_page integer not null check (first_page >= 1),
    last_page integer not null check (last_page >= first_page),
    reason text not null check (reason in ('MEETING', 'SUBMISSION', 'LEGIBILITY', 'OTHER')),
    person_id uuid not null,
    post_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, document_id) references records.document (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    foreign key (tenant_id, post_id) references organization.post (tenant_id, id)
);
create index printing_at on records.printing (tenant_id, at);
create index printing_document on records.printing (tenant_id, document_id);
call tenancy.protect('records.printing');

-- The reason in words where it is none of the list; it may tell of the document and goes with its words.
create table records.printing_words (
    tenant_id integer not null,
    printing_id uuid not null,
    document_id uuid not null,
    words text not null check (words <> '' and length(words) <= 200),
    primary key (tenant_id, printing_id),
    foreign key (tenant_id, printing_id) references records.printing (tenant_id, id),
    foreign key (tenant_id, document_id) references records.words (tenant_id, document_id) on delete cascade
);
call tenancy.protect('records.printing_words');

grant select, insert on records.printing, records.printing_words to fumikura_app;
