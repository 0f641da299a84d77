-- Who holds which post in an organisation, from a day to a day (S9, X17): its legal representative, directors, council,
-- supervisors. The register of them is as open as that of the organisations; one and the same person may hold posts in
-- several, which is what a conflict of interest is told by.
create table organisation_officer (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  division bigint not null, -- where the organisation is registered
  station uuid, -- that keeps the entry of a community organisation
  name text not null,
  post text not null check (post in ('legal-representative', 'president', 'vice-president', 'secretary-general',
    'director-general', 'council-member', 'supervisor')),
  title text, -- as the organisation calls it, where it calls it otherwise
  from_on date not null,
  to_on date, -- the last day
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (to_on is null or to_on >= from_on)
);
create index organisation_officer_organisation on organisation_officer (province, organisation, from_on);
create index organisation_officer_name on organisation_officer (province, name);
alter table organisation_officer enable row level security;
create policy known_to_all on organisation_officer for select to zhulian_app using (true);
create policy added_in_scope on organisation_officer for insert to zhulian_app with check (scope_covers(division, station, null::uuid));
create policy changed_in_scope on organisation_officer for update to zhulian_app
  using (scope_covers(division, station, null::uuid)) with check (scope_covers(division, station, null::uuid));
create policy by_worker on organisation_officer to zhulian_worker using (true) with check (true);
grant select, insert, update on organisation_officer to zhulian_app, zhulian_worker;
