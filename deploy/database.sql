-- Prepares a PostgreSQL 18 for Fumikura. Run it once as superuser, with two passwords of your own:
--   psql -v owner_password=… -v application_password=… -f deploy/database.sql
-- The names of database and owner may be others (database.name, database.owner); fumikura_app is fixed.

create role fumikura_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
create role fumikura_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'application_password';

create database fumikura owner fumikura_owner encoding 'UTF8' template template0
    locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
revoke all on database fumikura from public;
grant connect on database fumikura to fumikura_app;
