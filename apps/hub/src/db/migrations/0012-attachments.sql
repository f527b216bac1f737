-- What comes along with a report: files and samples, kept closed under the report's own key, and who has had them in hand.
create table attachment (
  attachment_id uuid primary key,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  receipt_id uuid not null references receipt deferrable initially deferred,
  sample boolean not null,
  bytes_length bigint not null check (bytes_length > 0),
  sha256 bytea not null,
  content_key uuid not null,
  body bytea not null,
  bytes bytea,
  blob_address bytea,
  at timestamptz not null,
  check (bytes is null or blob_address is null),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table attachment is 'kept: a file that belongs to a report, encrypted under its key, here, in the blob store, or with its sender (then its hash alone)';
create index attachment_by_report on attachment (report_id);
create index attachment_by_class on attachment (audience_class, at desc, attachment_id desc);

create table custody (
  custody_id uuid primary key,
  attachment_id uuid not null references attachment,
  label_id integer not null,
  audience_class integer not null,
  step text not null check (step in ('received', 'referred', 'handed_over', 'moved')),
  at timestamptz not null,
  actor_id uuid not null references actor,
  holder_id uuid references organisation,
  sha256 bytea not null,
  body bytea not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table custody is 'kept: the chain of hands of an attachment, one row for each time that it was given on';
create index custody_by_attachment on custody (attachment_id, at, custody_id);

do $do$
declare t text;
begin
  foreach t in array array['attachment', 'custody'] loop
    call secure_content(t::regclass);
  end loop;
  call written_by_owner('attachment'::regclass);
  call written_by_reader('custody'::regclass);
end
$do$;
grant select, insert on attachment, custody to :app;
grant update (label_id) on attachment to :app;
grant select, insert, update, delete on attachment, custody to :keeper;
