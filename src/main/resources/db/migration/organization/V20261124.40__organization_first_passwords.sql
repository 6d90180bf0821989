-- A password that somebody else knows, because an administrator handed it over, serves for one sign-in: the session that begins
-- with it does nothing but choose another one.
alter table organization.credential add column one_time boolean not null default false;
alter table organization.session add column password_first boolean not null default false;
