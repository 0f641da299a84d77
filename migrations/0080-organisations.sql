-- Organisations of the network (S5.14, S7.3, S18): agencies, social organisations, filed community organisations,
-- partner bodies, enterprises; which station works with which of them; places they keep.
--
-- The register is open to everyone who works in the network, as that of stations is: a worker of a station links goods of
-- a county's foundation. Only the contact is not: it is sealed. What may be written follows the place, or the station
-- that keeps a community organisation's entry.
create table organisation (
  province smallint not null,
  id uuid not null,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  credit_code text, -- GB 32100; a community organisation that is only filed has none
  kind text not null check (kind in ('agency', 'association', 'service-institution', 'foundation', 'community', 'partner', 'enterprise', 'caring')),
  division bigint not null, -- where it is registered or filed
  station uuid, -- the station that keeps the entry of a community organisation
  hub boolean not null default false, -- 枢纽型
  league boolean not null default false, -- 团属
  authority text, -- which registered or filed it
  filing_number text,
  fields text[] not null default '{}', -- service fields of 8.5
  established_on date not null, -- registered, filed or founded: it counts from this day
  dissolved_on date, -- the first day on which it is no more
  contact_name text,
  sealed bytea, -- phone of the contact
  address text,
  note text,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (dissolved_on is null or dissolved_on >= established_on)
);
create unique index organisation_credit_code on organisation (province, credit_code) where credit_code is not null;
create index organisation_place on organisation (division, pinyin, id);
create index organisation_name on organisation (province, name);
alter table organisation enable row level security;
create policy known_to_all on organisation for select to zhulian_app using (true);
create policy added_in_scope on organisation for insert to zhulian_app with check (scope_covers(division, station, null::uuid));
create policy changed_in_scope on organisation for update to zhulian_app
  using (scope_covers(division, station, null::uuid)) with check (scope_covers(division, station, null::uuid));
create policy by_worker on organisation to zhulian_worker using (true) with check (true);
grant select, insert, update on organisation to zhulian_app, zhulian_worker;

-- What a station did with an organisation on a day. Mobilised (an organisation that was there already, S18.7) and
-- incubated are separate facts, corrected by reversal; operating a station lasts until it ends.
create table organisation_link (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  station uuid not null,
  division bigint not null, -- where the station stands
  kind text not null check (kind in ('operates', 'mobilised', 'incubated')),
  from_on date not null,
  month integer not null,
  until_on date, -- the first day on which it operates the station no more
  note text,
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null, -- as it was then, for print
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from from_on)::integer * 100 + extract(month from from_on)::integer),
  check (until_on is null or (kind = 'operates' and until_on >= from_on)),
  check ((reversed_by is null) = (reversed_at is null))
);
create index organisation_link_leaf on organisation_link (station, month, from_on);
create index organisation_link_place on organisation_link (division, from_on desc, id desc);
create index organisation_link_organisation on organisation_link (province, organisation, from_on);
-- A station brings the same organisation in once: a second record would be a resend under another id.
create unique index organisation_link_once on organisation_link (province, organisation, station, kind)
  where reversed_by is null and until_on is null;
grant select, insert, update (reversed_by, reversed_at, until_on) on organisation_link to zhulian_app, zhulian_worker;
call protect_by_scope('organisation_link', 'division', 'station');

-- Places of the network that are no stations: incubation bases (J11), volunteer sites (J10), homes of the youth league.
create table service_place (
  province smallint not null,
  id uuid not null,
  kind text not null check (kind in ('incubation-base', 'volunteer-site', 'youth-home')),
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  division bigint not null,
  station uuid,
  organisation uuid, -- who runs it
  address text,
  youth_workers integer check (youth_workers >= 0), -- social workers for adolescents on the spot; null is not known
  opened_on date not null,
  closed_on date, -- the first day on which it is no more
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (closed_on is null or closed_on >= opened_on)
);
create index service_place_place on service_place (division, pinyin, id);
create index service_place_station on service_place (station) where station is not null;
create index service_place_organisation on service_place (province, organisation) where organisation is not null;
grant select, insert, update on service_place to zhulian_app, zhulian_worker;
call protect_by_scope('service_place', 'division', 'station');

-- The register as changes, kept by platform/server/kept-flow.ts: what is added on a day and what is taken away, and from
-- when to when each row counted, so that a figure of then can be walked back after an entry was corrected.
create table organisation_flow (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  station uuid not null, -- of an organisation always the nil station: it belongs to its division
  keeper uuid, -- the station that keeps the entry and may write it
  division bigint not null,
  month integer not null,
  day date not null,
  event text not null check (event in ('established', 'dissolved')),
  change smallint not null,
  kind text not null,
  league boolean not null,
  hub boolean not null,
  label text not null,
  counted_from timestamptz not null,
  counted_until timestamptz,
  primary key (province, id)
);
create index organisation_flow_leaf on organisation_flow (station, month, division);
create index organisation_flow_place on organisation_flow (division, day desc, id desc);
create index organisation_flow_organisation on organisation_flow (province, organisation);
grant select, insert, update (counted_until) on organisation_flow to zhulian_app, zhulian_worker;
call protect_by_scope('organisation_flow', 'division', 'keeper');

create table service_place_flow (
  province smallint not null,
  id uuid not null,
  place uuid not null,
  station uuid not null,
  division bigint not null,
  month integer not null,
  day date not null,
  event text not null check (event in ('opened', 'closed')),
  change smallint not null,
  kind text not null,
  staffing text not null, -- of a youth home: staffed, none, or unstated
  label text not null,
  counted_from timestamptz not null,
  counted_until timestamptz,
  primary key (province, id)
);
create index service_place_flow_leaf on service_place_flow (station, month);
create index service_place_flow_place on service_place_flow (division, day desc, id desc);
create index service_place_flow_subject on service_place_flow (province, place);
grant select, insert, update (counted_until) on service_place_flow to zhulian_app, zhulian_worker;
call protect_by_scope('service_place_flow', 'division', 'station');

-- Published for the figures.
create view figures_organisation_flow with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, organisation, event, change::integer, kind, league, hub, label
  from organisation_flow where counted_until is null;
create view figures_organisation_flow_history with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, organisation, event, change::integer, kind, league, hub, label,
    counted_from, counted_until
  from organisation_flow;

create view figures_place_flow with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, place, event, change::integer, kind, staffing, label
  from service_place_flow where counted_until is null;
create view figures_place_flow_history with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, place, event, change::integer, kind, staffing, label,
    counted_from, counted_until
  from service_place_flow;

-- `id` is the link's, so that each row is one; the organisation's page is found by it too.
create view figures_mobilisation with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.month, l.from_on as day, null::uuid as person, l.organisation,
    l.kind, o.kind as organisation_kind, o.name as label
  from organisation_link l join organisation o on o.province = l.province and o.id = l.organisation
  where l.kind <> 'operates' and l.reversed_by is null;
create view figures_mobilisation_history with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.month, l.from_on as day, null::uuid as person, l.organisation,
    l.kind, o.kind as organisation_kind, o.name as label, l.recorded_at as counted_from, l.reversed_at as counted_until
  from organisation_link l join organisation o on o.province = l.province and o.id = l.organisation
  where l.kind <> 'operates';
grant select on figures_organisation_flow, figures_organisation_flow_history, figures_place_flow, figures_place_flow_history,
  figures_mobilisation, figures_mobilisation_history to zhulian_app, zhulian_worker;
