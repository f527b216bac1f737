-- A reporter took an answer back: whoever was handed a value on the strength of it, by a release, a list or a feed, and may not
-- have it any more from any source, is told which value it is. Nothing says whose answer it was.
create table recall (
  recall_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  items jsonb not null,
  deliveries uuid[] not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table recall is 'kept: what a body was told to share and use no further; items are pairs of kind and value';
create index recall_by_class on recall (audience_class, at desc, recall_id desc);
call secure_content('recall'::regclass);
grant select on recall to :app;
grant select, insert on recall to :delivery;
grant select, insert, update, delete on recall to :keeper;
create policy tells on recall to :delivery using (true) with check (true);
create policy told on outbox for insert to :delivery with check (act = 'recall.told');
