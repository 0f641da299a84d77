-- Family beyond the household (家庭成员表, 家庭结构图; 5.3): relatives who have no file of their own, and how the members of
-- a family are tied to each other. Neither is edited: what corrects a row takes its place, what was wrong is taken out with
-- a reason, and all of them stay readable. Names and notes rest sealed (L3), and so does nothing that is drawn or filtered.
create table relative (
  province smallint not null,
  id uuid not null, -- the same through all its versions
  version integer not null,
  person uuid not null, -- in whose file it stands
  station uuid not null, -- of that person, as is division
  division bigint not null,
  sex smallint not null default 0 check (sex in (0, 1, 2, 9)),
  birth_year smallint check (birth_year between 1850 and 2200),
  deceased boolean not null default false,
  death_year smallint check (death_year between 1850 and 2200),
  lives_along boolean not null default false,
  sealed bytea not null, -- name, work, health, note
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  current boolean not null default true, -- the version that holds
  removed_reason text,
  primary key (province, id, version),
  check (province = division / 10000000000),
  check (death_year is null or deceased),
  check (birth_year is null or death_year is null or birth_year <= death_year)
);
create unique index relative_current on relative (province, id) where current;
create index relative_person on relative (person);
grant select, insert, update (current, removed_reason, person, station, division) on relative to zhulian_app, zhulian_worker;
call protect_by_scope('relative', 'division', 'station', 'person');

create table person_relation (
  province smallint not null,
  id uuid not null,
  person uuid not null, -- in whose file it stands; station and division are of that person
  station uuid not null,
  division bigint not null,
  from_person uuid, -- of each end exactly one: a file, or a relative
  from_relative uuid,
  to_person uuid,
  to_relative uuid,
  kind text not null check (kind in ('parent', 'grandparent', 'guardian', 'spouse', 'divorced', 'sibling', 'other')),
  quality text check (quality in ('close', 'distant', 'conflict', 'broken')),
  from_on date,
  to_on date,
  sealed bytea, -- note
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  replaces uuid,
  replaced_by uuid,
  removed_on date,
  removed_reason text,
  removed_by_name text,
  primary key (province, id),
  check (province = division / 10000000000),
  check (num_nonnulls(from_person, from_relative) = 1),
  check (num_nonnulls(to_person, to_relative) = 1),
  check (to_on >= from_on),
  check ((removed_on is null) = (removed_reason is null)),
  check (replaced_by is null or removed_on is null)
);
-- A family is walked from member to member over what holds.
create index person_relation_person on person_relation (person);
create index person_relation_from on person_relation (from_person) where from_person is not null and replaced_by is null and removed_on is null;
create index person_relation_to on person_relation (to_person) where to_person is not null and replaced_by is null and removed_on is null;
create index person_relation_from_relative on person_relation (from_relative) where from_relative is not null and replaced_by is null and removed_on is null;
create index person_relation_to_relative on person_relation (to_relative) where to_relative is not null and replaced_by is null and removed_on is null;
grant select, insert, update (station, division, replaced_by, removed_on, removed_reason, removed_by_name) on person_relation to zhulian_app, zhulian_worker;
call protect_by_scope('person_relation', 'division', 'station', 'person');
