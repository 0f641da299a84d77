-- The register of cases (MZ/T 094-2017, 2.1, 5.4): one row a case number. Where it is managed may change (7.4); what
-- figures count of it is kept apart as turns, which are never changed, only taken out.
create domain case_kind as text check (value in ('consultation', 'ordinary', 'management', 'crisis'));
create domain case_problem as text check (value in ('emotion', 'family', 'marriage', 'parenting', 'employment', 'economy',
  'medical', 'care', 'social', 'behaviour', 'law', 'other'));
create domain case_source as text check (value in ('self', 'found', 'village', 'department', 'school', 'hotline', 'volunteer', 'other'));

create table service_case (
  province smallint not null,
  id uuid not null,
  number text not null, -- GA-410621-2023-00001
  person uuid not null,
  person_ordinal integer not null,
  household uuid,
  categories text[] not null default '{}', -- of the client on the day of opening (7.3)
  station uuid not null, -- where it is managed now
  division bigint not null, -- where the client lived when it came there
  county integer generated always as ((division / 1000000)::integer) stored,
  kind case_kind not null,
  problem case_problem not null,
  source case_source not null,
  opened_on date not null,
  opened_station uuid not null, -- where it was opened
  opened_division bigint not null,
  worker uuid not null, -- account that answers for it
  worker_name text not null,
  description text, -- what was asked for
  reopens uuid, -- the closed case that this one takes up again under a new number
  closed_on date check (closed_on >= opened_on),
  close_reason text check (close_reason in ('goals-met', 'client-asked', 'client-gone', 'referred', 'beyond-capacity', 'other')),
  attainment text check (attainment in ('full', 'most', 'part', 'none')),
  satisfaction text check (satisfaction in ('very-satisfied', 'satisfied', 'neutral', 'dissatisfied')),
  outcome text,
  follow_up text,
  closing_taken_back text, -- why a closing was taken back, the last time
  withdrawn_on date, -- opened by mistake: counts nowhere
  withdraw_reason text,
  state text generated always as (case when withdrawn_on is not null then 'withdrawn'
    when closed_on is not null then 'closed' else 'open' end) stored,
  opened_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((closed_on is null) = (close_reason is null))
);
create unique index service_case_number on service_case (province, number);
create index service_case_station on service_case (station, opened_on desc, id desc);
create index service_case_county on service_case (province, county, opened_on desc, id desc);
create index service_case_place on service_case (division, opened_on desc, id desc);
create index service_case_person on service_case (person, opened_on desc, id desc);
create index service_case_worker on service_case (worker, opened_on desc, id desc);
create index service_case_reopens on service_case (reopens) where reopens is not null;
grant select, insert, update on service_case to zhulian_app;
grant select on service_case to zhulian_worker;
call protect_by_scope('service_case', 'division', 'station', 'person');

-- From which station to which, and when. A move is a fact: one in error is followed by one back.
create table case_move (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  step smallint not null, -- from 1
  moved_on date not null,
  from_station uuid not null,
  from_division bigint not null,
  station uuid not null,
  division bigint not null,
  reason text not null,
  moved_by uuid not null,
  moved_by_name text not null,
  moved_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, case_id, step)
);
grant select, insert on case_move to zhulian_app;
grant select on case_move to zhulian_worker;
call protect_by_scope('case_move', 'division', 'station');

create table case_turn (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  step smallint not null, -- 0 the opening, then the moves, 1000 the closing
  event text not null check (event in ('opened', 'moved', 'closed')),
  change smallint not null check (change in (1, -1)),
  station uuid not null,
  division bigint not null,
  day date not null,
  month integer not null,
  person uuid not null,
  person_ordinal integer not null,
  categories text[] not null,
  kind case_kind not null,
  problem case_problem not null,
  source case_source not null,
  close_reason text,
  label text not null, -- the case number
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index case_turn_once on case_turn (province, case_id, step, change) where reversed_at is null;
create index case_turn_leaf on case_turn (station, month);
create index case_turn_place on case_turn (division, day desc, case_id desc);
create index case_turn_person on case_turn (person);
grant select, insert, update (reversed_at) on case_turn to zhulian_app;
grant select on case_turn to zhulian_worker;
call protect_by_scope('case_turn', 'division', 'station', 'person');

create table case_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on case_number_counter to zhulian_app, zhulian_worker;

-- The next number of a county and year; two openings at once wait for each other here and get two numbers.
create function take_case_number(p_county integer, p_year integer) returns integer
language sql
begin atomic
  insert into case_number_counter as c (province, county, year, last) values (p_county / 10000, p_county, p_year, 1)
  on conflict (province, county, year) do update set last = c.last + 1
  returning last;
end;

-- Published for the figures: +1 where a case opens, -1 and +1 where it moves, -1 where it closes. So that a case is open
-- where it is managed at the end of the month and new where it was opened (7.4).
create view figures_case_flow_history with (security_invoker = true) as
  select t.province, t.case_id as id, t.case_id, t.station, t.division, t.month, t.day, t.event, t.change,
    coalesce(s.survivor, t.person_ordinal) as person_ordinal, t.person, t.categories, t.kind, t.problem, t.source,
    t.close_reason, t.label, 1 as weight, t.recorded_at as counted_from, t.reversed_at as counted_until
  from case_turn t left join person_survivor s on s.province = t.province and s.ordinal = t.person_ordinal;
create view figures_case_flow with (security_invoker = true) as
  select t.province, t.case_id as id, t.case_id, t.station, t.division, t.month, t.day, t.event, t.change,
    coalesce(s.survivor, t.person_ordinal) as person_ordinal, t.person, t.categories, t.kind, t.problem, t.source,
    t.close_reason, t.label, 1 as weight
  from case_turn t left join person_survivor s on s.province = t.province and s.ordinal = t.person_ordinal
  where t.reversed_at is null;
grant select on figures_case_flow, figures_case_flow_history to zhulian_app, zhulian_worker;
