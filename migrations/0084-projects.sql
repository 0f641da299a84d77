-- Service lists (S8.4): what an operator agreed to deliver at a station in a period, line by line. What was delivered is
-- read from the figures and stands nowhere here.

create table service_list (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null, -- where the station stands by statute
  title text not null,
  operator text not null, -- the organisation that delivers, as it was called then
  operator_organisation uuid, -- in the register of organisations, where it is there
  from_on date not null,
  to_on date not null,
  state text not null default 'draft' check (state in ('draft', 'in-force', 'closed')),
  closed_reason text,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (from_on < to_on),
  check ((state = 'closed') = (closed_reason is not null))
);
create index service_list_station on service_list (station);
create index service_list_place on service_list (division, from_on);
grant select, insert, update on service_list to zhulian_app, zhulian_worker;
call protect_by_scope('service_list', 'division', 'station');

-- Each change of the lines is a version; those before it stay as they were agreed.
create table service_list_version (
  province smallint not null,
  list uuid not null,
  version integer not null,
  station uuid not null,
  division bigint not null,
  reason text, -- of the change; from the second version on
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null default clock_timestamp(),
  primary key (province, list, version),
  check (province = division / 10000000000)
);
grant select, insert on service_list_version to zhulian_app, zhulian_worker;
call protect_by_scope('service_list_version', 'division', 'station');

create table service_list_line (
  province smallint not null,
  list uuid not null,
  version integer not null,
  number smallint not null check (number > 0),
  station uuid not null,
  division bigint not null,
  field text not null check (field in ('social-assistance', 'elder-care', 'child-welfare', 'community-building',
    'social-affairs', 'social-organisations')), -- S8.5
  title text not null,
  measure text not null, -- data/indicators
  split_by text,
  split_value text,
  agreed numeric not null check (agreed > 0), -- in the unit of the measure
  standard text,
  evidence text,
  primary key (province, list, version, number),
  check (province = division / 10000000000),
  check ((split_by is null) = (split_value is null))
);
grant select, insert on service_list_line to zhulian_app, zhulian_worker;
call protect_by_scope('service_list_line', 'division', 'station');
