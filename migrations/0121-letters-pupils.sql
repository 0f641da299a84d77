-- Pupils who are helped in person (个性化辅导, S2.2): by code name, or as a registered person. Which letters are theirs is
-- known inside the station only. What was said is sealed (L4).
create table pupil (
  province smallint not null,
  id uuid not null,
  number text not null, -- XS-530103-2023-00001
  station uuid not null,
  division bigint not null,
  code_name text not null,
  grade_band grade_band not null,
  person uuid, -- the file in `people`, where there is one
  note bytea,
  opened_on date not null,
  opened_by uuid not null,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index pupil_number on pupil (province, number);
create unique index pupil_name on pupil (province, station, code_name);
create unique index pupil_person on pupil (province, station, person) where person is not null;
create index pupil_station on pupil (station, opened_on desc, id desc);
create index pupil_place on pupil (division, opened_on desc, id desc);
create index pupil_of_person on pupil (person) where person is not null;
grant select, insert, update on pupil to zhulian_app;
grant select on pupil to zhulian_worker;
call protect_by_scope('pupil', 'division', 'station');

create table counselling_session (
  province smallint not null,
  id uuid not null,
  pupil uuid not null,
  station uuid not null,
  division bigint not null,
  held_on date not null,
  month integer not null,
  minutes smallint not null check (minutes between 1 and 480),
  topic text not null check (topic in ('study', 'peers', 'family', 'emotion', 'growing-up', 'boarding', 'other')),
  way text not null check (way in ('in-person', 'telephone', 'online')),
  grade_band grade_band not null, -- of the pupil on that day
  note bytea,
  held_by uuid not null,
  held_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_by uuid,
  reversed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index counselling_session_pupil on counselling_session (province, pupil, held_on desc);
create index counselling_session_leaf on counselling_session (station, month);
create index counselling_session_place on counselling_session (division, held_on desc, id desc);
grant select, insert, update (reversed_by, reversed_at) on counselling_session to zhulian_app;
grant select on counselling_session to zhulian_worker;
call protect_by_scope('counselling_session', 'division', 'station');

-- The way of help for mental health (S2.9): found, referred, intervention, treatment, recovery. Treatment is an external
-- medical referral, never a service of the station: it names the body outside.
create table care_step (
  province smallint not null,
  id uuid not null,
  pupil uuid not null,
  station uuid not null,
  division bigint not null,
  place smallint not null, -- from 1
  step text not null check (step in ('found', 'referred', 'intervention', 'treatment', 'recovery')),
  taken_on date not null,
  organisation uuid, -- to which it was handed
  organisation_name text,
  follow_up_on date, -- of recovery: when to ask at school
  note bytea,
  taken_by uuid not null,
  taken_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, pupil, place),
  check (province = division / 10000000000),
  check (step <> 'treatment' or organisation_name is not null)
);
grant select, insert on care_step to zhulian_app;
grant select on care_step to zhulian_worker;
call protect_by_scope('care_step', 'division', 'station');

create view figures_counselling_history with (security_invoker = true) as
  select c.province, c.id, c.station, c.division, c.month, c.held_on, null::uuid as person, c.pupil, c.topic, c.way,
    c.grade_band::text as grade_band, c.minutes::integer as minutes, p.number as label, c.recorded_at as counted_from,
    c.reversed_at as counted_until
  from counselling_session c join pupil p on p.province = c.province and p.id = c.pupil;
create view figures_counselling with (security_invoker = true) as
  select c.province, c.id, c.station, c.division, c.month, c.held_on, null::uuid as person, c.pupil, c.topic, c.way,
    c.grade_band::text as grade_band, c.minutes::integer as minutes, p.number as label
  from counselling_session c join pupil p on p.province = c.province and p.id = c.pupil
  where c.reversed_by is null;
grant select on figures_counselling, figures_counselling_history to zhulian_app, zhulian_worker;
