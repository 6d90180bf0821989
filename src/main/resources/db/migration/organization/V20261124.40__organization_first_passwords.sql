-- A password that somebody else knows, because an administrator handed it over, serves until another is chosen: a session that
-- begins with it does nothing but that.
alter table organization.credential add column one_time boolean not null default false;
alter table organization.session add column password_first boolean not null default false;
