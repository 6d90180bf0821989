-- What the virus scan says of bytes (docs/decisions/0026). It stands with what can be shown of them and dies with them.
alter table renditions.rendition
    add column scan text not null default 'NOT_SCANNED'
        check (scan in ('NOT_SCANNED', 'CLEAN', 'INFECTED', 'TOO_LARGE')),
    -- the program that looked, with its version, and the day of the signatures that it knew; none where it does not say so
    add column scanner text not null default '' check (length(scanner) <= 100),
    add column signatures_on date,
    -- also of what was tried and could not be scanned
    add column scanned_at timestamptz,
    -- the name of the virus
    add column virus text not null default '' check (length(virus) <= 200),
    add constraint rendition_scanned check (scan = 'NOT_SCANNED' or scanned_at is not null),
    add constraint rendition_virus check ((scan = 'INFECTED') = (virus <> '')),
    drop constraint rendition_trouble_check,
    add constraint rendition_trouble_check
        check (trouble in ('PASSWORD', 'BROKEN', 'TOO_LARGE', 'TOO_SLOW', 'NO_PROGRAM', 'VIRUS')),
    -- of what is infected nothing is ever shown
    add constraint rendition_infected check ((scan = 'INFECTED') = (trouble is not distinct from 'VIRUS'));
create index rendition_never_scanned on renditions.rendition (tenant_id, sha256) where scanned_at is null;

-- SCAN: whether there is a virus in the bytes. Where a scanner is, it comes before the other tasks.
alter table renditions.task
    drop constraint task_kind_check,
    add constraint task_kind_check check (kind in ('SCAN', 'DESCRIBE', 'RECOGNISE', 'PRESERVE'));
