-- What stands without its drafter is told to the head and the records clerk of its unit.
alter table desk.notice drop constraint notice_topic_check;
alter table desk.notice add constraint notice_topic_check
    check (topic in ('ASKED', 'CHANGED', 'RESULT', 'PERUSAL', 'STAGNATION', 'ABSENCE', 'TAKEOVER'));
