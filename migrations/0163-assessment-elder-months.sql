-- Elders in special difficulty month by month (6.5): who stood on the roster at the end of a month, and whether the elder was met
-- in it. It is worked out from categories, files and visits by a job and by what is heard of visits; a row that is no longer
-- true is closed and another one written, so that a frozen report keeps what it counted. Nothing of a grade stands here.
create table elder_month (
  province smallint not null,
  id uuid not null,
  person uuid not null,
  person_ordinal integer not null,
  station uuid not null,
  division bigint not null,
  month integer not null,
  last_on date not null, -- the last day of the month
  categories text[] not null, -- by which the elder stands on the roster
  visited boolean not null,
  counted_from timestamptz not null default clock_timestamp(),
  counted_until timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index elder_month_once on elder_month (province, month, person) where counted_until is null;
create index elder_month_leaf on elder_month (station, month);
create index elder_month_place on elder_month (division, month);
create index elder_month_person on elder_month (person, month) where counted_until is null;
grant select on elder_month to zhulian_app;
grant select, insert, update on elder_month to zhulian_worker;
call protect_by_scope('elder_month', 'division', 'station', 'person');

-- Which months were worked out, so that those of the past are done once.
create table elder_month_done (
  month integer primary key,
  done_at timestamptz not null default clock_timestamp()
);
alter table elder_month_done enable row level security;
create policy by_worker on elder_month_done to zhulian_worker using (true) with check (true);
grant select, insert, update on elder_month_done to zhulian_worker;

create view figures_elder_month with (security_invoker = true) as
  select e.province, e.person as id, e.station, e.division, e.month, e.last_on, e.person,
    coalesce(s.survivor, e.person_ordinal) as person_ordinal, e.categories, e.visited, null::text as label
  from elder_month e left join person_survivor s on s.province = e.province and s.ordinal = e.person_ordinal
  where e.counted_until is null;
create view figures_elder_month_history with (security_invoker = true) as
  select e.province, e.person as id, e.station, e.division, e.month, e.last_on, e.person,
    coalesce(s.survivor, e.person_ordinal) as person_ordinal, e.categories, e.visited, null::text as label,
    e.counted_from, e.counted_until
  from elder_month e left join person_survivor s on s.province = e.province and s.ordinal = e.person_ordinal;
grant select on figures_elder_month, figures_elder_month_history to zhulian_app, zhulian_worker;
