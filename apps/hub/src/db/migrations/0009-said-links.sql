-- What people say about pairs of reports: that they speak of one incident, or of two. A statement is never changed; the latest
-- one about a pair counts, and taking one back is a statement too.
create table said_link (
  said_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  said_by uuid not null references actor,
  receipt_id uuid not null references receipt deferrable initially deferred,
  a uuid not null references report,
  b uuid not null references report,
  says text not null check (says in ('same', 'apart', 'revoked')),
  why text,
  at timestamptz not null,
  settled_at timestamptz,
  check (a < b),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table said_link is 'kept: statements of people on whether two reports speak of one incident';
create index said_link_by_a on said_link (a);
create index said_link_by_b on said_link (b);
create index said_link_to_settle on said_link (at) where settled_at is null;

call secure_content('said_link'::regclass);
call written_by_owner('said_link'::regclass);
grant select, insert on said_link to :app;
grant select on said_link to :fusion;
grant update (settled_at) on said_link to :fusion;
grant select, insert, update, delete on said_link to :keeper;

-- The latest statement about each pair that the caller sees, on the latest versions of both reports.
create function held_pairs(ids uuid[]) returns table (a uuid, b uuid, says text) language sql stable as $$
  with touching as (
    select s.a, s.b, s.says, s.at, s.said_id from said_link s
    where s.a in (select report_id from versions_of(ids)) or s.b in (select report_id from versions_of(ids))
  ), now_of as (
    select distinct v.asked, v.report_id from versions_of(array(select t.a from touching t union select t.b from touching t)) v where v.latest
  )
  select distinct on (least(x.report_id, y.report_id), greatest(x.report_id, y.report_id))
    least(x.report_id, y.report_id), greatest(x.report_id, y.report_id), t.says
  from touching t join now_of x on x.asked = t.a join now_of y on y.asked = t.b
  order by 1, 2, t.at desc, t.said_id desc
$$;
