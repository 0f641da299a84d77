-- Volunteers (志愿者登记, 5.7; MCA order 67): who was linked by which station from when to when, and from when to when the
-- national platform has them registered. Registered and unregistered ones are both counted (S18.7).
create table volunteer (
  province smallint not null,
  id uuid not null,
  number text not null, -- ZY-441322-00012
  name text not null,
  pinyin text collate "C" not null,
  search text not null, -- name, number, pinyin and initials in small letters
  sex smallint not null default 0 check (sex in (0, 1, 2, 9)), -- GB/T 2261.1
  birth date,
  identity_index bytea, -- blind index of the identity number
  sealed bytea, -- identity number, phone, address, emergency contact, guardian
  station uuid not null, -- which linked them
  division bigint not null, -- where they live, or where the station stands
  occupation text,
  skills text,
  intentions text[] not null default '{}',
  times text[] not null default '{}',
  guardian_consent_on date,
  pledge_on date,
  linked_on date not null,
  left_on date, -- the first day on which they are none any more
  leave_reason text,
  registration_number text,
  registered_on date, -- on the national platform
  registration_ended_on date,
  note text,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (left_on is null or left_on >= linked_on),
  check (registration_ended_on is null or registration_ended_on >= registered_on)
);
create unique index volunteer_number on volunteer (province, number);
-- One volunteer an identity number, and one a number of the platform, wherever in the province they are linked.
create unique index volunteer_identity on volunteer (province, identity_index) where identity_index is not null and left_on is null;
create unique index volunteer_registration on volunteer (province, registration_number) where registration_number is not null and left_on is null;
create index volunteer_station on volunteer (station, pinyin, id);
create index volunteer_place on volunteer (division, pinyin, id);
create index volunteer_name on volunteer (province, name);
grant select, insert, update on volunteer to zhulian_app, zhulian_worker;
call protect_by_scope('volunteer', 'division', 'station');

-- The last number given out in a county. Gaps are allowed: an import takes its numbers at once.
create table volunteer_counter (
  province smallint not null,
  county integer not null,
  last integer not null,
  primary key (province, county)
);
alter table volunteer_counter enable row level security;
create policy counted_by_all on volunteer_counter to zhulian_app, zhulian_worker using (true) with check (true);
grant select, insert, update on volunteer_counter to zhulian_app, zhulian_worker;

-- The register as changes (platform/server/kept-flow.ts): +1 when linked, -1 when they leave; a registration takes one
-- from the unregistered and adds one to the registered, so that the registered are never more than all.
create table volunteer_flow (
  province smallint not null,
  id uuid not null,
  volunteer uuid not null,
  station uuid not null,
  division bigint not null,
  month integer not null,
  day date not null,
  event text not null check (event in ('linked', 'registration', 'left')),
  change smallint not null,
  registration text not null check (registration in ('registered', 'unregistered')),
  label text not null, -- the number, never the name
  counted_from timestamptz not null,
  counted_until timestamptz,
  primary key (province, id)
);
create index volunteer_flow_leaf on volunteer_flow (station, month);
create index volunteer_flow_place on volunteer_flow (division, day desc, id desc);
create index volunteer_flow_volunteer on volunteer_flow (province, volunteer);
grant select, insert, update (counted_until) on volunteer_flow to zhulian_app, zhulian_worker;
call protect_by_scope('volunteer_flow', 'division', 'station');

-- Published for the figures.
create view figures_volunteer_flow with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, volunteer, event, change::integer, registration, label
  from volunteer_flow where counted_until is null;
create view figures_volunteer_flow_history with (security_invoker = true) as
  select province, id, station, division, month, day, null::uuid as person, volunteer, event, change::integer, registration, label,
    counted_from, counted_until
  from volunteer_flow;
grant select on figures_volunteer_flow, figures_volunteer_flow_history to zhulian_app, zhulian_worker;
