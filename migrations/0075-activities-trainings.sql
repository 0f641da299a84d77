-- Trainings (5.10): what was taught, when, by whom, for how many credit hours, and who was there. A training is counted on
-- its first day; hours are tenths of a 学时, whose length in minutes is stated (X22). Corrected by reversal (0061).
create table training (
  province smallint not null,
  id uuid not null,
  station uuid not null, -- the station or guidance centre that held it
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  held_on date not null, -- first day; it decides the period
  ended_on date not null,
  month integer not null,
  name text not null,
  theme text not null,
  form text not null check (form in ('in-person', 'online', 'visit', 'case-study')),
  place text,
  lecturers text not null,
  audience text,
  invited integer,
  present integer not null check (present >= 0), -- 实到, counted from the list where there is one
  credit_tenths integer not null check (credit_tenths > 0),
  unit_minutes smallint not null check (unit_minutes in (45, 60)),
  minutes integer, -- of teaching, where it was timed
  certificate text, -- what participants were given
  satisfaction smallint check (satisfaction between 0 and 100), -- percent
  examination text not null default 'none' check (examination in ('none', 'written', 'practical', 'report')),
  cost_fen bigint not null default 0 check (cost_fen >= 0),
  summary text,
  warnings text[] not null default '{}', -- what was odd when it was recorded (7.8); stays visible
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (ended_on >= held_on),
  check (month = extract(year from held_on)::integer * 100 + extract(month from held_on)::integer),
  check ((reversed_by is null) = (reversed_at is null))
);
create index training_leaf on training (station, month desc, held_on desc, id desc);
create index training_place on training (division, held_on desc, id desc);
create index training_county on training (province, county, held_on desc, id desc);
create index training_chain on training (chain) where chain is not null;
grant select, insert, update (reversed_by, reversed_at) on training to zhulian_app;
grant select, insert on training to zhulian_worker;
call protect_by_scope('training', 'division', 'station');

create table training_participant (
  province smallint not null,
  id uuid not null,
  training uuid not null,
  station uuid not null,
  division bigint not null,
  held_on date not null,
  ended_on date not null,
  month integer not null,
  member uuid, -- of the register of workers; null where somebody is only named
  name text not null,
  unit text, -- where somebody who is only named works
  present boolean not null,
  credit_tenths integer not null check (credit_tenths >= 0),
  examination text not null default 'none' check (examination in ('none', 'passed', 'failed')),
  primary key (province, id),
  check (province = division / 10000000000),
  check (present or credit_tenths = 0)
);
create index training_participant_training on training_participant (province, training);
create index training_participant_leaf on training_participant (station, month);
create index training_participant_place on training_participant (division, held_on desc, id desc);
create index training_participant_member on training_participant (member, held_on) where member is not null;
grant select, insert on training_participant to zhulian_app, zhulian_worker;
call protect_by_scope('training_participant', 'division', 'station');

create view figures_training with (security_invoker = true) as
  select t.province, t.id, t.station, t.division, t.month, t.held_on, null::uuid as person, t.name as label, t.form,
    t.examination, t.credit_tenths, t.present, t.cost_fen
  from training t where t.reversed_by is null;
create view figures_training_history with (security_invoker = true) as
  select t.province, t.id, t.station, t.division, t.month, t.held_on, null::uuid as person, t.name as label, t.form,
    t.examination, t.credit_tenths, t.present, t.cost_fen, t.recorded_at as counted_from, t.reversed_at as counted_until
  from training t;

-- One row a person who was there; `participant` tells a worker of the register apart across trainings.
create view figures_training_attendance with (security_invoker = true) as
  select p.province, t.id, p.station, p.division, p.month, p.held_on, null::uuid as person, t.name as label, t.form, p.member,
    p.id as attendance, p.examination, p.credit_tenths, p.member is not null as on_register
  from training_participant p join training t on t.province = p.province and t.id = p.training
  where p.present and t.reversed_by is null;
create view figures_training_attendance_history with (security_invoker = true) as
  select p.province, t.id, p.station, p.division, p.month, p.held_on, null::uuid as person, t.name as label, t.form, p.member,
    p.id as attendance, p.examination, p.credit_tenths, p.member is not null as on_register,
    t.recorded_at as counted_from, t.reversed_at as counted_until
  from training_participant p join training t on t.province = p.province and t.id = p.training
  where p.present;
grant select on figures_training, figures_training_history, figures_training_attendance, figures_training_attendance_history
  to zhulian_app, zhulian_worker;
