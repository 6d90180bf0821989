-- Prints of attachments with their reasons, for the figures about printing.
create view statistics.material_print with (security_invoker = true) as
select p.tenant_id, p.id, p.at, p.reason, p.last_page - p.first_page + 1 as pages, d.unit_id
from records.printing p
join records.document d on d.tenant_id = p.tenant_id and d.id = p.document_id;

grant select on statistics.material_print to fumikura_app;
