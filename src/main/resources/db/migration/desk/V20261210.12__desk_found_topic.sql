-- What a saved search found anew is a topic of its own.
alter table desk.notice drop constraint notice_topic_check;
alter table desk.notice add constraint notice_topic_check
    check (topic in ('ASKED', 'CHANGED', 'RESULT', 'PERUSAL', 'STAGNATION', 'ABSENCE', 'TAKEOVER', 'FOUND'));
