-- A body's receipts, newest first.
create index receipt_by_owner on receipt (owner_id, at desc, receipt_id desc);
