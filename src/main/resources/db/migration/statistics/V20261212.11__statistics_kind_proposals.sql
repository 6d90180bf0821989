-- Where a kind of matter was submitted after some had been proposed, for the figures about proposals.
create view statistics.kind_chosen with (security_invoker = true) as
select p.tenant_id, p.unit_id, p.chosen_on, p.chosen_code = any (p.proposed) as accepted
from approval.kind_proposal p
where p.chosen_on is not null;

grant select on statistics.kind_chosen to fumikura_app;
