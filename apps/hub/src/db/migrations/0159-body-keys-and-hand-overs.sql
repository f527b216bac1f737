-- Public keys of bodies in the directory, and who accepted a duty that was handed over. Numbered after the tables that it changes.

create table body_key (
  body_key_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  organisation_id uuid not null references organisation,
  purpose text not null check (purpose in ('mail', 'files', 'signatures')),
  form text not null check (form in ('openpgp', 'x509')),
  -- Hexadecimal digits; the hub computes it where the key itself is given.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{40}([0-9a-f]{24})?$'),
  public_key text check (length(public_key) <= 20000),
  since timestamptz not null,
  until timestamptz,
  -- The earlier key of the same body whose place this one takes.
  replaces uuid references body_key,
  entered_by uuid not null references actor,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  check (until > since),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table body_key is 'kept: public keys of bodies: fingerprint, from when to when, which one took its place, withdrawn when';
create index body_key_by_body on body_key (organisation_id, since);
create unique index body_key_replaced_once on body_key (replaces) where replaces is not null;
call secure_content('body_key'::regclass);
call written_by_owner('body_key'::regclass);
create policy own on body_key as restrictive for insert to :app
  with check (organisation_id = current_organisation() and entered_by = current_actor());
grant select, insert on body_key to :app;
grant update (withdrawn_at) on body_key to :app;
grant select, insert, update, delete on body_key to :keeper;

alter table shift add column taken_by uuid references actor;
grant update (taken_by) on shift to :app;
create index shift_following on shift (follows) where follows is not null;
-- A duty is accepted by somebody else than who handed it over.
create function duty_is_accepted() returns trigger language plpgsql as $$
begin
  if current_user::regrole = ':app'::regrole and new.taken_at is distinct from old.taken_at
     and (new.taken_by is distinct from current_actor() or new.follows is not null and new.entered_by = current_actor()) then
    raise exception 'who hands a duty over does not accept it' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger accepted before update on shift for each row execute function duty_is_accepted();
