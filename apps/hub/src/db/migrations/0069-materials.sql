-- Requests for materials: what the office may ask of a member of the council by law. They are requests like others, with a basis that
-- is named and a date that is set.
alter table inquiry drop constraint inquiry_kind_check;
alter table inquiry add constraint inquiry_kind_check check (kind in ('information', 'action', 'materials'));
alter table inquiry add column basis text;
alter table inquiry add constraint inquiry_by_law_names_basis_and_date check ((kind = 'materials') = (basis is not null) and (kind <> 'materials' or due is not null));
comment on column inquiry.basis is 'of a request for materials: the article by which the office asks';

create policy by_law_of_members_alone on inquiry as restrictive for insert to :app with check (kind <> 'materials' or (
  exists (select from organisation o, realm r where o.organisation_id = current_organisation() and o.kind = 'coordinator' and o.country = r.country)
  and exists (select from council_member m where m.organisation_id = asked_id and m.state = 'admitted')));
