-- A file may be handed to a body with the task that names it: the body opens it, and adds its own, without any reach over
-- the place and station at which it lies.
alter table file add column handed_organisation uuid;
alter table file add column handed_station uuid;
alter table file add column handed_division bigint;
alter table file add column handed_account uuid;
create policy handed_over on file to zhulian_app
  using (scope_covers_organisation(handed_organisation) or scope_covers(handed_division, handed_station, null::uuid)
    or handed_account = nullif(current_setting('app.account', true), '')::uuid)
  with check (scope_covers_organisation(handed_organisation) or scope_covers(handed_division, handed_station, null::uuid)
    or handed_account = nullif(current_setting('app.account', true), '')::uuid);
