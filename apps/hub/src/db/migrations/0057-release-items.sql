-- A release of certain values only: those that its orderer approved item by item, or the one that a body at risk is told of.
alter table release add column items jsonb;
comment on column release.items is 'pairs of kind and value; null: whatever of the reports the recipients may receive';
