-- Risk files of persons (6.1-6.5): assessments, grades with their history, triggers, clocks. Grades are L4: every table
-- is seen only under the room's own permissions, no view of it is published for figures but of the bare number of
-- assessments, and nothing of it stands in a duty, an event or the audit trail.
create table assessment (
  province smallint not null,
  id uuid not null,
  person uuid not null,
  person_ordinal integer not null,
  categories text[] not null default '{}', -- of the person on the day (7.3)
  file uuid, -- the risk file it speaks for; null for a level of ability
  about text not null check (about in ('child', 'elder')),
  instrument text not null,
  instrument_version integer not null,
  instrument_hash text not null, -- of the file that was in force: a county's own copy has its own
  station uuid not null,
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  assessed_on date not null,
  month integer not null,
  reason text not null check (reason in ('first', 'regular', 'event', 'completion', 'second')),
  answers jsonb not null, -- by item: answer, where it comes from, note
  triggers jsonb not null default '[]', -- code and note
  grade text not null,
  rank smallint not null, -- 0 is the gravest
  provisional boolean not null,
  score_numerator integer not null,
  score_denominator integer not null,
  reassess_days smallint,
  assessor uuid not null,
  assessor_name text not null,
  corrects uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_by uuid,
  reversed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from assessed_on)::integer * 100 + extract(month from assessed_on)::integer),
  check ((reversed_by is null) = (reversed_at is null))
);
create index assessment_person on assessment (person, assessed_on desc, id desc);
create index assessment_file on assessment (file, assessed_on) where file is not null;
create index assessment_leaf on assessment (station, month);
create index assessment_place on assessment (division, assessed_on desc);
grant select, insert, update (reversed_by, reversed_at) on assessment to zhulian_app;
grant select, update on assessment to zhulian_worker;
call protect_by_scope('assessment', 'division', 'station', 'person');

create table risk_file (
  province smallint not null,
  id uuid not null,
  person uuid not null, -- the survivor where files of people were merged
  opened_for uuid not null,
  about text not null check (about in ('child', 'elder')),
  instrument text not null,
  station uuid not null,
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  worker uuid not null,
  worker_name text not null,
  grade text not null,
  rank smallint not null,
  grade_from date not null,
  raised_on date not null, -- opening or last rise
  raised_at timestamptz not null,
  opened_on date not null,
  provisional_since date,
  complete_days smallint,
  assessed_on date, -- the last standing assessment, not counting second raters
  reassess_days smallint,
  visit_every smallint, -- what the grade in force asks for, for the load of a station
  met_in_person date,
  met_seen date,
  met_contact date,
  open_triggers smallint not null default 0,
  proposed boolean not null default false, -- a lower grade waits for its signature
  next_kind text,
  next_due_on date,
  visit_due_on date,
  head_on date, -- when the station head, then the centre is told of what is overdue
  centre_on date,
  closed_on date,
  close_reason text check (close_reason in ('category-ended', 'grown-up', 'moved-away', 'died', 'error')),
  close_note text,
  closed_by uuid,
  closed_by_name text,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((closed_on is null) = (close_reason is null))
);
create unique index risk_file_once on risk_file (province, opened_for, about) where closed_on is null;
create index risk_file_county on risk_file (province, county, next_due_on, id) where closed_on is null;
create index risk_file_county_grade on risk_file (province, county, grade, next_due_on, id) where closed_on is null;
create index risk_file_station on risk_file (station, next_due_on, id) where closed_on is null;
create index risk_file_place on risk_file (division, next_due_on, id) where closed_on is null;
create index risk_file_worker on risk_file (worker, next_due_on, id) where closed_on is null;
create index risk_file_person on risk_file (person);
create index risk_file_alarm on risk_file (head_on) where closed_on is null;
grant select, insert, update on risk_file to zhulian_app, zhulian_worker;
call protect_by_scope('risk_file', 'division', 'station', 'person');

-- Which grade held from when, why, and who signed. A row is never changed but for its one decision.
create table risk_level (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  grade text not null,
  rank smallint not null,
  state text not null check (state in ('in-force', 'proposed', 'declined', 'overtaken')),
  cause text not null check (cause in ('assessment', 'trigger', 'raise', 'downgrade', 'correction')),
  assessment uuid,
  reason text,
  from_on date, -- null until it is in force
  by_account uuid not null, -- the worker who assessed, raised or proposed
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  signed_by uuid, -- the supervisor
  signed_name text,
  signed_at timestamptz,
  signed_note text,
  primary key (province, id),
  check (signed_by is null or signed_by <> by_account),
  check (state <> 'proposed' or (from_on is null and signed_by is null)),
  check ((state = 'in-force') = (from_on is not null))
);
create index risk_level_file on risk_level (file, at);
grant select, insert on risk_level to zhulian_app;
grant update (state, from_on, signed_by, signed_name, signed_at, signed_note) on risk_level to zhulian_app;
grant select, update on risk_level to zhulian_worker;
call protect_by_scope('risk_level', 'division', 'station', 'person');

-- A trigger stays until it is resolved with evidence and a supervisor signed that (6.2).
create table risk_trigger (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  code text not null,
  note text not null,
  raised_on date not null,
  raised_by uuid not null,
  raised_by_name text not null,
  assessment uuid,
  evidence text,
  resolved_on date,
  resolved_by uuid,
  resolved_by_name text,
  signed_by uuid,
  signed_name text,
  signed_at timestamptz,
  primary key (province, id),
  check ((evidence is null) = (resolved_by is null)),
  check (signed_by is null or (resolved_by is not null and signed_by <> resolved_by))
);
create index risk_trigger_file on risk_trigger (file, raised_on);
grant select, insert on risk_trigger to zhulian_app;
grant update (evidence, resolved_on, resolved_by, resolved_by_name, signed_by, signed_name, signed_at) on risk_trigger to zhulian_app;
grant select, update on risk_trigger to zhulian_worker;
call protect_by_scope('risk_trigger', 'division', 'station', 'person');

-- Plans, reviews and whatever else a grade wants written down, under the kind of the duty.
create table risk_note (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  kind text not null,
  note text not null,
  written_on date not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id)
);
create index risk_note_file on risk_note (file, at);
grant select, insert on risk_note to zhulian_app;
grant select, update on risk_note to zhulian_worker;
call protect_by_scope('risk_note', 'division', 'station', 'person');

-- One row a running clock of a file. It is told of once on each step of its alarm; when its day moves, it may be told of anew.
create table risk_clock (
  province smallint not null,
  file uuid not null,
  kind text not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  due_on date not null,
  due_at timestamptz, -- where hours are asked for
  head_on date,
  centre_on date,
  head_told_on date,
  centre_told_on date,
  told uuid[] not null default '{}', -- the duties of station heads and centre that say so
  worker uuid not null,
  duty uuid, -- the worker's, on the workbench
  primary key (province, file, kind)
);
create index risk_clock_head on risk_clock (head_on) where head_told_on is null;
create index risk_clock_centre on risk_clock (centre_on) where centre_told_on is null;
grant select, insert, update, delete on risk_clock to zhulian_app, zhulian_worker;
call protect_by_scope('risk_clock', 'division', 'station', 'person');

-- One file in ten is assessed again by a second worker each half-year (6.3).
create table risk_sample (
  province smallint not null,
  id uuid not null,
  half_year text not null check (half_year ~ '^\d{4}H[12]$'),
  file uuid not null,
  about text not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  rater uuid,
  rater_name text,
  first_assessment uuid,
  first_rank smallint,
  second_assessment uuid,
  second_rank smallint,
  drawn_on date not null,
  primary key (province, id)
);
create unique index risk_sample_once on risk_sample (province, half_year, file);
create index risk_sample_county on risk_sample (province, county, half_year, id);
grant select, insert, update on risk_sample to zhulian_app, zhulian_worker;
call protect_by_scope('risk_sample', 'division', 'station', 'person');

-- Published for the figures: that assessments were made, never with what result.
create view figures_assessment with (security_invoker = true) as
  select a.province, a.id, a.station, a.division, a.month, a.assessed_on, coalesce(s.survivor, a.person_ordinal) as person_ordinal,
    a.person, a.categories, a.about, a.reason, null::text as label, 1 as weight
  from assessment a left join person_survivor s on s.province = a.province and s.ordinal = a.person_ordinal
  where a.reversed_by is null;
create view figures_assessment_history with (security_invoker = true) as
  select a.province, a.id, a.station, a.division, a.month, a.assessed_on, coalesce(s.survivor, a.person_ordinal) as person_ordinal,
    a.person, a.categories, a.about, a.reason, null::text as label, 1 as weight, a.recorded_at as counted_from, a.reversed_at as counted_until
  from assessment a left join person_survivor s on s.province = a.province and s.ordinal = a.person_ordinal;
grant select on figures_assessment, figures_assessment_history to zhulian_app, zhulian_worker;
