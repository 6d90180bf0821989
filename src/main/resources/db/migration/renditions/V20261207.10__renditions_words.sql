-- When the words of its pages became known, or more of them.
alter table renditions.rendition add column words_at timestamptz;
create index rendition_words_at on renditions.rendition (tenant_id, words_at);
