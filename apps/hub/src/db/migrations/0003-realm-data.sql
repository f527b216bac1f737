-- What is data of a realm beside its bodies: settings, and values that are common and harmless.

create table setting (
  name text primary key,
  body jsonb not null,
  since timestamptz not null
);
comment on table setting is 'kept: settings of this realm as data, such as the country of the hub';

create table warning_value (
  kind text not null,
  value text not null,
  list text not null,
  primary key (kind, value, list)
);
comment on table warning_value is 'kept: values that are common and harmless; they weigh nothing but stay visible';

grant select on setting, warning_value to :app, :fusion;
grant select, insert, update, delete on setting, warning_value to :door;
grant select, insert, update, delete on setting, warning_value to :keeper;

-- One submission can hold several reports: they share a receipt.
alter table report add column receipt_id uuid;
create index report_by_receipt on report (receipt_id);
