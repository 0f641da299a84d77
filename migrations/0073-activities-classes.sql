-- Recurring classes (四点半课堂, S11.4): a series with its days and hours, the children enrolled, who may fetch each of
-- them, and the sessions. A child leaves only with an adult who may fetch him, or with one whom a guardian named by
-- telephone for this once (S11.A1); a child still there after closing and grace raises an alert.
create table class_series (
  province smallint not null,
  id uuid not null,
  title text not null,
  pinyin text not null,
  initials text not null,
  content text,
  field activity_field,
  station uuid not null,
  division bigint not null,
  station_division bigint not null,
  place text not null,
  weekdays smallint[] not null, -- 1 = Monday … 7 = Sunday
  workdays_only boolean not null, -- no session on a public holiday or another day off
  starts_at time not null,
  ends_at time not null,
  grace smallint not null default 15, -- minutes after closing before a child counts as unclaimed
  from_on date not null,
  to_on date not null,
  capacity integer,
  responsible uuid not null,
  responsible_name text not null,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (ends_at > starts_at),
  check (to_on >= from_on),
  check (grace between 0 and 120)
);
create index class_series_station on class_series (station, from_on desc, id desc);
create index class_series_place on class_series (division, from_on desc, id desc);
grant select, insert, update on class_series to zhulian_app, zhulian_worker;
call protect_by_scope('class_series', 'division', 'station');

create table class_child (
  province smallint not null,
  id uuid not null,
  series uuid not null,
  station uuid not null,
  division bigint not null,
  person uuid, -- a file, where the child has one
  name text not null,
  initials text not null,
  sex smallint,
  born_on date,
  guardian_name text not null,
  guardian_phone bytea not null, -- sealed
  guardian_phone_end text not null,
  remarks bytea, -- allergies, court orders: sealed
  enrolled_on date not null,
  left_on date,
  recorded_by uuid not null,
  primary key (province, id)
);
create index class_child_series on class_child (province, series, name);
create index class_child_person on class_child (person) where person is not null;
create unique index class_child_once on class_child (province, series, person) where person is not null and left_on is null;
grant select, insert, update (left_on) on class_child to zhulian_app, zhulian_worker;
call protect_by_scope('class_child', 'division', 'station', 'person');

create table class_pick_up (
  province smallint not null,
  id uuid not null,
  series uuid not null,
  child uuid not null,
  station uuid not null,
  division bigint not null,
  name text not null,
  relation text not null,
  phone bytea not null, -- sealed
  phone_end text not null,
  from_on date not null,
  ended_on date, -- the first day on which it is no longer so
  recorded_by uuid not null,
  primary key (province, id)
);
create index class_pick_up_child on class_pick_up (province, child);
create index class_pick_up_series on class_pick_up (province, series);
grant select, insert, update (ended_on) on class_pick_up to zhulian_app, zhulian_worker;
call protect_by_scope('class_pick_up', 'division', 'station');

-- One row a day of the plan. It becomes a fact when it is held; then it is taken out only by a reversal.
create table class_session (
  province smallint not null,
  id uuid not null,
  series uuid not null,
  station uuid not null,
  division bigint not null,
  session_on date not null,
  month integer not null,
  starts_at time not null,
  ends_at time not null,
  closes_at timestamptz not null, -- closing and grace: who is still there then is unclaimed
  minutes smallint not null,
  held_at timestamptz,
  held_by uuid,
  cancelled_reason text,
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  primary key (province, id),
  check (month = extract(year from session_on)::integer * 100 + extract(month from session_on)::integer),
  check (held_at is null or cancelled_reason is null),
  check ((reversed_by is null) = (reversed_at is null))
);
create unique index class_session_day on class_session (province, series, session_on) where reversed_by is null;
create index class_session_leaf on class_session (station, month);
create index class_session_place on class_session (division, session_on desc, id desc);
create index class_session_station_day on class_session (station, session_on);
grant select, insert, delete, update (held_at, held_by, cancelled_reason, reversed_by, reversed_at) on class_session to zhulian_app;
grant select on class_session to zhulian_worker;
call protect_by_scope('class_session', 'division', 'station');

create table class_attendance (
  province smallint not null,
  id uuid not null,
  session uuid not null,
  series uuid not null,
  child uuid not null,
  person uuid,
  person_ordinal integer,
  station uuid not null,
  division bigint not null,
  attended_on date not null,
  month integer not null,
  arrived_at timestamptz not null,
  closes_at timestamptz not null,
  sex smallint,
  categories text[] not null default '{}',
  left_at timestamptz, -- with whom stands in class_sign_out
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (month = extract(year from attended_on)::integer * 100 + extract(month from attended_on)::integer),
  check ((person is null) = (person_ordinal is null)),
  check ((reversed_by is null) = (reversed_at is null))
);
create unique index class_attendance_once on class_attendance (province, session, child) where reversed_by is null;
create index class_attendance_leaf on class_attendance (station, month);
create index class_attendance_place on class_attendance (division, attended_on desc, id desc);
create index class_attendance_person on class_attendance (person, attended_on desc) where person is not null;
create index class_attendance_there on class_attendance (closes_at) where left_at is null and reversed_by is null;
grant select, insert, update (left_at, reversed_by, reversed_at) on class_attendance to zhulian_app;
grant select, insert on class_attendance to zhulian_worker;
call protect_by_scope('class_attendance', 'division', 'station', 'person');

-- With whom a child left: with an adult of the list, or with one whom a guardian named by telephone for this once.
create table class_sign_out (
  province smallint not null,
  id uuid not null,
  attendance uuid not null,
  station uuid not null,
  division bigint not null,
  pick_up uuid,
  adult_name text not null,
  relation text not null,
  guardian text, -- who allowed it on the telephone
  called_at timestamptz,
  call_taken_by uuid,
  call_taken_by_name text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  at timestamptz not null,
  primary key (province, id),
  unique (province, attendance),
  check ((pick_up is null) = (guardian is not null and called_at is not null and call_taken_by is not null))
);
grant select, insert on class_sign_out to zhulian_app, zhulian_worker;
call protect_by_scope('class_sign_out', 'division', 'station');

-- A child that nobody had fetched after closing and grace, with the duties that this became.
create table class_alert (
  province smallint not null,
  attendance uuid not null,
  station uuid not null,
  division bigint not null,
  raised_at timestamptz not null,
  duties uuid[] not null,
  primary key (province, attendance)
);
grant select, insert on class_alert to zhulian_app, zhulian_worker;
call protect_by_scope('class_alert', 'division', 'station');

create view figures_class_session_history with (security_invoker = true) as
  select n.province, n.id, n.series, n.station, n.division, n.month, n.session_on, null::uuid as person, s.title as label, s.field,
    n.minutes, n.held_at as counted_from, n.reversed_at as counted_until
  from class_session n left join class_series s on s.province = n.province and s.id = n.series
  where n.held_at is not null;
create view figures_class_session with (security_invoker = true) as
  select n.province, n.id, n.series, n.station, n.division, n.month, n.session_on, null::uuid as person, s.title as label, s.field, n.minutes
  from class_session n left join class_series s on s.province = n.province and s.id = n.series
  where n.held_at is not null and n.reversed_by is null;

create view figures_class_attendance_history with (security_invoker = true) as
  select t.province, t.id, t.session, t.series, t.child, t.station, t.division, t.month, t.attended_on,
    coalesce(v.survivor, t.person_ordinal) as person_ordinal, t.person, s.title as label, t.sex, t.categories,
    t.person is not null as registered, t.recorded_at as counted_from, t.reversed_at as counted_until
  from class_attendance t
  left join class_series s on s.province = t.province and s.id = t.series
  left join person_survivor v on v.province = t.province and v.ordinal = t.person_ordinal;
create view figures_class_attendance with (security_invoker = true) as
  select t.province, t.id, t.session, t.series, t.child, t.station, t.division, t.month, t.attended_on,
    coalesce(v.survivor, t.person_ordinal) as person_ordinal, t.person, s.title as label, t.sex, t.categories,
    t.person is not null as registered
  from class_attendance t
  left join class_series s on s.province = t.province and s.id = t.series
  left join person_survivor v on v.province = t.province and v.ordinal = t.person_ordinal
  where t.reversed_by is null;
grant select on figures_class_session, figures_class_session_history, figures_class_attendance, figures_class_attendance_history
  to zhulian_app, zhulian_worker;
