-- A password that somebody else knows, because it was handed over, serves until another is chosen, and until its time is over:
-- a session that begins with it does nothing but choose another. Null for a password that its owner chose.
alter table organization.credential add column first_until timestamptz;
alter table organization.session add column password_first boolean not null default false;
