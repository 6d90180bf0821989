-- Where a file was chosen after some had been proposed, for the figures about proposals.
create view statistics.file_chosen with (security_invoker = true) as
select p.tenant_id, p.unit_id, p.chosen_on, p.chosen_file_id = any (p.proposed) as accepted
from records.file_proposal p
where p.chosen_on is not null;

grant select on statistics.file_chosen to fumikura_app;
