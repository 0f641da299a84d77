-- Targets: what the network is to reach by when, and what it is measured against.

-- Published by `regions` for the figures: the register of stations as changes. A station is there from the day it opened
-- until the day after its last one, in the division where it stands by statute. `label` names it for the way back.
create view figures_station_flow with (security_invoker = true) as
  select s.province, s.id, s.id as station, s.division,
    extract(year from s.opened_on)::integer * 100 + extract(month from s.opened_on)::integer as month,
    s.opened_on as day, null::uuid as person, s.kind, s.programme_label, s.name as label, 1 as change
  from station s
  union all
  select s.province, s.id, s.id, s.division,
    extract(year from s.closed_on + 1)::integer * 100 + extract(month from s.closed_on + 1)::integer,
    s.closed_on + 1, null::uuid, s.kind, s.programme_label, s.name, -1
  from station s where s.closed_on is not null;

-- The register keeps no time of entry: a station counts from the day it opened, whenever that was written down.
create view figures_station_flow_history with (security_invoker = true) as
  select f.*, '-infinity'::timestamptz as counted_from, null::timestamptz as counted_until from figures_station_flow f;
grant select on figures_station_flow, figures_station_flow_history to zhulian_app, zhulian_worker;

-- Published by `regions`: the dated list of divisions that coverage is counted over (X21). A village-level unit is an
-- urban community, a township community or a village by its urban and rural class (domain 3.3); where the source does
-- not know the class, by its code: 001-199 are residents' committees, and 001-099 of the township segment are streets.
create view figures_place with (security_invoker = true) as
  select d.code, d.name, d.level, d.parent, d.pinyin, d.valid_from, d.valid_to, d.source,
    case
      when d.level <> 5 then null
      when d.urban_rural in (111, 112) then 'urban-community'
      when d.urban_rural in (121, 122, 123, 210) then 'township-community'
      when d.urban_rural = 220 then 'village'
      when d.code % 1000 >= 200 then 'village'
      when d.code / 1000 % 1000 < 100 then 'urban-community'
      else 'township-community'
    end as class
  from division d;
grant select on figures_place to zhulian_app, zhulian_worker;

-- What figures are divided by and cannot be counted here: older persons, beds, the counties of a list. Each names its
-- day and its source (X21). What was wrong is taken out and written again.
create table figure_denominator (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  code text not null, -- data/targets/denominators.yaml
  as_of date not null,
  value numeric not null check (value >= 0),
  source text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index figure_denominator_one on figure_denominator (province, code, division, as_of) where withdrawn_at is null;
create index figure_denominator_place on figure_denominator (division);
grant select, insert on figure_denominator to zhulian_app, zhulian_worker;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on figure_denominator to zhulian_app, zhulian_worker;
call protect_by_scope('figure_denominator', 'division');

-- Targets that an officer set, a row a version: the newest that is not withdrawn holds. Those of plans are files.
create table target (
  province smallint not null,
  id uuid not null,
  version integer not null check (version > 0),
  division bigint not null,
  parent text, -- what it is a part of: a file's plan/code, or the id of another target
  title_zh text not null,
  title_en text not null,
  measure text not null,
  split_by text,
  split_value text,
  placed text not null default 'inside' check (placed in ('inside', 'own')), -- own: only what names the division itself
  since date, -- what happened since, for a measure that is no stock
  denominator text,
  denominator_per integer check (denominator_per > 0),
  level text check (level in ('province', 'prefecture', 'county', 'township', 'village')), -- every division of it; null: the division itself
  class text check (class in ('urban-community', 'township-community', 'village')),
  covered_from numeric, -- coverage: a division counts from this number on, and the milestones are percentages
  comparator text not null check (comparator in ('at_least', 'more_than', 'at_most', 'less_than')),
  baseline_on date,
  baseline_value numeric,
  due_on date[] not null check (cardinality(due_on) between 1 and 20),
  due_value numeric[] not null,
  source_document text not null,
  source_article text,
  reason text, -- of the change, from the second version on
  withdrawn boolean not null default false,
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null default clock_timestamp(),
  primary key (province, id, version),
  check (province = division / 10000000000),
  check (cardinality(due_on) = cardinality(due_value)),
  check ((baseline_on is null) = (baseline_value is null)),
  check ((split_by is null) = (split_value is null)),
  check ((denominator is null) = (denominator_per is null)),
  check (class is null or level = 'village'),
  check (covered_from is null or level is not null)
);
create index target_place on target (division);
create index target_parent on target (parent) where parent is not null;
-- A target is a public promise (L1), like the divisions: a county sees what its province asks of it.
alter table target enable row level security;
create policy known_to_all on target for select to zhulian_app using (true);
create policy set_in_scope on target for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on target to zhulian_worker using (true) with check (true);
grant select, insert on target to zhulian_app, zhulian_worker;
