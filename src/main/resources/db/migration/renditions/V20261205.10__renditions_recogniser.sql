-- By what the words of its pages were read from their pictures, with the version; empty when none were.
alter table renditions.rendition
    add column recogniser text not null default '' check (length(recogniser) <= 100);
