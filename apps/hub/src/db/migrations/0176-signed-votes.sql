-- What a person signed with a passkey when it decided: the statement, and the assertion over its digest, so that anybody who may read
-- the decision can check later that exactly this was decided by exactly that key.

create table measure_vote_signature (
  vote_id uuid primary key references measure_vote,
  label_id integer not null,
  audience_class integer not null,
  -- What was signed, under the key of the vote: it holds the words.
  statement bytea not null,
  credential text not null check (length(credential) between 1 and 2000),
  public_key bytea not null,
  authenticator_data bytea not null,
  client_data bytea not null,
  signature bytea not null,
  rp_id text not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_vote_signature is 'kept: the passkey''s assertion over a decision, with the statement that it was made over';
call secure_content('measure_vote_signature'::regclass);
create policy written on measure_vote_signature for insert to :app
  with check (exists (select from measure_vote v where v.vote_id = measure_vote_signature.vote_id and v.actor_id = current_actor() and v.label_id = measure_vote_signature.label_id));
grant select, insert on measure_vote_signature to :app;
grant select, insert, update, delete on measure_vote_signature to :keeper;
