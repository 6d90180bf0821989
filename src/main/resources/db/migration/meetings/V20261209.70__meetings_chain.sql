-- つながり is walked in both directions: from a document to where it was shown, from an item to what was reported there.
create index material_document on meetings.material (tenant_id, document_id);
create index instruction_report_item on meetings.instruction_report (tenant_id, item_id) where item_id is not null;
create index minutes_matter on meetings.minutes (tenant_id, matter_id) where matter_id is not null;
