-- Search: keyed hashes of the tokens of a report's text, each under the label of the text; equality is leak-proof. Values are
-- looked up whole. Both are asked class by class, so that what is touched depends on what the reader sees alone.
create table search_token (
  token bigint not null,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  primary key (report_id, token),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table search_token is 'derived: keyed hashes of the words of a report''s text, by which it is found';
create index search_by_token on search_token (token, audience_class, report_id);
create index search_token_by_label on search_token (label_id, audience_class);
call secure_content('search_token'::regclass);
call written_by_owner('search_token'::regclass);
grant select, insert on search_token to :app;
grant update (label_id) on search_token to :app;
grant select, insert, delete on search_token to :fusion;
grant select, insert, update, delete on search_token to :keeper;

-- Containment by lower and upper address, and what begins with some signs, for one class at a time.
drop index assertion_by_address;
create index assertion_by_class_address on assertion (audience_class, address_low) where address_low is not null;
create index assertion_by_class_beginning on assertion (audience_class, value collate "C");

-- What came before is taken up by the duty again, and indexed with it.
update report set linked_at = null where latest;
