-- Group work (MZ/T 095-2017, 2.2, 5.5). A group is a plan with members, and is edited with a version. Its sessions and
-- attendances are facts: never edited, taken out by a reversal and replaced (7.5). A group is counted once, its
-- sessions and attendances apart (7.1, X20).
create domain group_kind as text check (value in ('education', 'growth', 'support', 'therapy', 'task'));
create domain group_phase as text check (value in ('preparation', 'forming', 'transition', 'maturity', 'ending'));
create domain attendance_state as text check (value in ('present', 'late', 'absent'));
create domain service_field as text check (value in ('social-assistance', 'elder-care', 'child-welfare',
  'community-building', 'social-affairs', 'social-organisations'));
create domain service_type as text check (value in ('policy-advice', 'social-assistance', 'comfort', 'ability',
  'social-support', 'crisis', 'rights', 'inclusion', 'participation', 'culture-sport-health', 'environment'));

create table service_group (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null, -- where it meets
  county integer generated always as ((division / 1000000)::integer) stored,
  name text not null,
  pinyin text not null,
  initials text not null, -- typed on a keyboard, for the search
  type group_kind not null,
  field service_field not null,
  service_type service_type,
  phase group_phase not null default 'preparation',
  starts_on date not null, -- as planned; the day of its first session is opened_on
  planned_sessions smallint not null check (planned_sessions between 1 and 60),
  place text,
  rationale text,
  goals text,
  theory text,
  member_criteria text,
  recruitment text,
  evaluation_method text,
  risks text,
  budget bigint check (budget >= 0), -- fen
  lead_worker uuid not null, -- the account that answers for it and owes its records
  lead_name text not null,
  co_workers text,
  opened_on date, -- day of the first session that counts; null while it is a plan
  closed_on date,
  cancelled_on date, -- given up before its first session
  cancel_reason text,
  reopened_on date, -- when a closing was last taken back
  reopen_reason text,
  state text generated always as (case when cancelled_on is not null then 'cancelled'
    when closed_on is not null then 'closed' when opened_on is not null then 'running' else 'planned' end) stored,
  goal_attainment text check (goal_attainment in ('full', 'most', 'part', 'none')),
  satisfaction_asked smallint check (satisfaction_asked >= 0),
  satisfaction_answered smallint check (satisfaction_answered between 0 and satisfaction_asked),
  satisfaction_satisfied smallint check (satisfaction_satisfied between 0 and satisfaction_answered),
  cost bigint check (cost >= 0), -- fen
  evaluation_summary text,
  evaluation_advice text,
  evaluated_by text,
  evaluation_duty uuid,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (closed_on is null or opened_on is not null),
  check (cancelled_on is null or opened_on is null)
);
create index service_group_station on service_group (station, starts_on desc, id desc);
create index service_group_county on service_group (province, county, starts_on desc, id desc);
create index service_group_place on service_group (division, starts_on desc, id desc);
grant select, insert, update on service_group to zhulian_app;
grant select on service_group to zhulian_worker;
call protect_by_scope('service_group', 'division', 'station');

-- What is planned for each session. Part of the plan, so written anew with it; `duty` is the record that is owed.
create table group_plan_session (
  province smallint not null,
  group_id uuid not null,
  number smallint not null,
  station uuid not null,
  division bigint not null,
  planned_on date,
  started_at time,
  ended_at time,
  title text,
  content text,
  duty uuid,
  primary key (province, group_id, number)
);
grant select, insert, update, delete on group_plan_session to zhulian_app;
grant select on group_plan_session to zhulian_worker;
call protect_by_scope('group_plan_session', 'division', 'station');

create table group_member (
  province smallint not null,
  group_id uuid not null,
  person uuid not null,
  person_ordinal integer not null,
  station uuid not null,
  division bigint not null,
  joined_on date not null,
  left_on date check (left_on >= joined_on), -- last day as a member
  leaving_reason text,
  consent_on date, -- when consent to take part was noted
  added_by uuid not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (province, group_id, person)
);
create index group_member_person on group_member (person);
grant select, insert, update, delete on group_member to zhulian_app;
grant select on group_member to zhulian_worker;
call protect_by_scope('group_member', 'division', 'station');

-- A session that was held. Kind, field and type are those of the group on the day of recording.
create table group_session (
  province smallint not null,
  id uuid not null,
  group_id uuid not null,
  number smallint not null check (number between 1 and 60),
  station uuid not null,
  division bigint not null,
  held_on date not null,
  month integer not null,
  started_at time,
  ended_at time,
  minutes smallint, -- null where the times are not known
  place text,
  title text,
  aims text,
  process text, -- by time
  dynamics text,
  reflection text,
  type group_kind not null,
  field service_field not null,
  service_type service_type,
  worker uuid not null,
  worker_name text not null,
  co_workers text,
  present smallint not null check (present >= 0), -- late ones too
  expected smallint not null check (expected >= present),
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from held_on)::integer * 100 + extract(month from held_on)::integer),
  check ((corrects is null) = (chain is null)),
  check ((reversed_by is null) = (reversed_at is null))
);
create unique index group_session_number on group_session (province, group_id, number) where reversed_by is null;
create index group_session_group on group_session (group_id, held_on, id);
create index group_session_leaf on group_session (station, month);
create index group_session_place on group_session (division, held_on desc, id desc);
create index group_session_chain on group_session (chain) where chain is not null;
grant select, insert, update (reversed_by, reversed_at) on group_session to zhulian_app;
grant select on group_session to zhulian_worker;
call protect_by_scope('group_session', 'division', 'station');

-- Who was there. A row a member and session, taken out and replaced together with its session.
create table group_attendance (
  province smallint not null,
  id uuid not null,
  session uuid not null,
  group_id uuid not null,
  person uuid not null,
  person_ordinal integer not null,
  household uuid,
  categories text[] not null default '{}', -- snapshot of the day (7.3)
  station uuid not null,
  division bigint not null,
  held_on date not null,
  month integer not null,
  state attendance_state not null,
  note text, -- how the member took part
  minutes smallint,
  type group_kind not null,
  field service_field not null,
  service_type service_type,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((reversed_by is null) = (reversed_at is null))
);
create index group_attendance_session on group_attendance (session);
create index group_attendance_leaf on group_attendance (station, month);
create index group_attendance_place on group_attendance (division, held_on desc, id desc);
create index group_attendance_person on group_attendance (person, held_on desc);
grant select, insert, update (reversed_by, reversed_at) on group_attendance to zhulian_app;
grant select on group_attendance to zhulian_worker;
call protect_by_scope('group_attendance', 'division', 'station');

-- Scales asked before and after, and each member's scores. Part of the evaluation: edited with the group's version.
create table group_scale (
  province smallint not null,
  id uuid not null,
  group_id uuid not null,
  station uuid not null,
  division bigint not null,
  place smallint not null, -- order on the page
  name text not null,
  lowest smallint not null,
  highest smallint not null,
  better text not null check (better in ('higher', 'lower')),
  primary key (province, id),
  check (highest > lowest)
);
create index group_scale_group on group_scale (group_id);
grant select, insert, delete on group_scale to zhulian_app;
grant select on group_scale to zhulian_worker;
call protect_by_scope('group_scale', 'division', 'station');

create table group_score (
  province smallint not null,
  scale uuid not null,
  person uuid not null,
  group_id uuid not null,
  station uuid not null,
  division bigint not null,
  before smallint,
  after smallint,
  primary key (province, scale, person)
);
create index group_score_group on group_score (group_id);
grant select, insert, delete on group_score to zhulian_app;
grant select on group_score to zhulian_worker;
call protect_by_scope('group_score', 'division', 'station');

-- What the figures count of a group itself: +1 on the day it opened, -1 on the day it closed. When a day or the kind
-- of the group changes, the old turn is taken out and another written, so that frozen reports keep theirs.
create table group_turn (
  province smallint not null,
  id uuid not null,
  group_id uuid not null,
  event text not null check (event in ('opened', 'closed')),
  change smallint not null,
  station uuid not null,
  division bigint not null,
  day date not null,
  month integer not null,
  type group_kind not null,
  field service_field not null,
  service_type service_type,
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index group_turn_once on group_turn (province, group_id, event) where reversed_at is null;
create index group_turn_leaf on group_turn (station, month);
create index group_turn_place on group_turn (division, day desc, group_id desc);
grant select, insert, update (reversed_at) on group_turn to zhulian_app;
grant select on group_turn to zhulian_worker;
call protect_by_scope('group_turn', 'division', 'station');
