-- How many open risk files there are, by place, grade and day on which something is due. A county with 20,000 files was
-- counted file by file on every look at the risk page, three times over. The counts are changed by the statement that changes
-- a file (`changed_risk_file`), so that they are never late; no trigger stands on the files.
--
-- Measures: files; worker, the same by worker; due, visit, head and centre, the files of which something is due, a visit is due,
-- the station head or the centre is told on that day; provisional and proposed. A place is the town: whoever sees less than a
-- town counts the few files there are. Old rows are counted once at the end; `recount_risk_files` may be run again at any time.
create table risk_count (
  province smallint not null,
  measure text not null check (measure in ('files', 'worker', 'due', 'visit', 'head', 'centre', 'provisional', 'proposed')),
  county integer not null,
  day date not null, -- -infinity where the measure has none
  town bigint not null,
  station uuid not null,
  about text not null,
  rank smallint not null,
  grade text not null,
  every smallint not null, -- days between visits; 0 where none are asked for
  worker uuid not null, -- all zeros but for the measure worker
  files integer not null check (files > 0),
  primary key (province, measure, county, day, town, station, about, rank, grade, every, worker)
);
create index risk_count_station on risk_count (station, measure, day);
grant select on risk_count to zhulian_app, zhulian_worker;
call protect_by_scope('risk_count', 'town', 'station');

-- The cells in which a file counts once each; none for a closed one.
create function risk_cells(f risk_file)
returns table (province smallint, measure text, county integer, day date, town bigint, station uuid, about text, rank smallint,
  grade text, every smallint, worker uuid)
language sql immutable as $$
  select f.province, m.measure, f.county, m.day, f.division / 1000 * 1000, f.station, f.about, f.rank, f.grade,
    coalesce(f.visit_every, 0::smallint), m.worker
  from (values
    ('files', '-infinity'::date, '00000000-0000-0000-0000-000000000000'::uuid),
    ('worker', '-infinity'::date, f.worker),
    ('due', f.next_due_on, '00000000-0000-0000-0000-000000000000'::uuid),
    ('visit', f.visit_due_on, '00000000-0000-0000-0000-000000000000'::uuid),
    ('head', f.head_on, '00000000-0000-0000-0000-000000000000'::uuid),
    ('centre', f.centre_on, '00000000-0000-0000-0000-000000000000'::uuid),
    ('provisional', case when f.provisional_since is not null then '-infinity'::date end, '00000000-0000-0000-0000-000000000000'::uuid),
    ('proposed', case when f.proposed then '-infinity'::date end, '00000000-0000-0000-0000-000000000000'::uuid)
  ) m (measure, day, worker)
  where f.id is not null and f.closed_on is null and m.day is not null
$$;

-- Takes a file as it was out of the counts and puts it in as it is. Whoever changes files of a station waits here for the other
-- one's end, in the order of the stations: two that crossed each other's cells would else wait for each other for ever.
create function changed_risk_file(p_before risk_file, p_after risk_file) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('risk_count ' || s.station, 0))
  from (select distinct station from (values (p_before.station), (p_after.station)) v (station) where station is not null) s
  order by s.station;
  with change as (
    select c.province, c.measure, c.county, c.day, c.town, c.station, c.about, c.rank, c.grade, c.every, c.worker, sum(c.n)::integer as n
    from (select *, -1 as n from public.risk_cells(p_before) union all select *, 1 from public.risk_cells(p_after)) c
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(c.n) <> 0
  ), known as (
    select k.*, change.n from change join public.risk_count k
      using (province, measure, county, day, town, station, about, rank, grade, every, worker)
  ), gone as (
    delete from public.risk_count k using known o
    where o.files + o.n = 0
      and (k.province, k.measure, k.county, k.day, k.town, k.station, k.about, k.rank, k.grade, k.every, k.worker)
        = (o.province, o.measure, o.county, o.day, o.town, o.station, o.about, o.rank, o.grade, o.every, o.worker)
  ), moved as (
    update public.risk_count k set files = o.files + o.n from known o
    where o.files + o.n <> 0
      and (k.province, k.measure, k.county, k.day, k.town, k.station, k.about, k.rank, k.grade, k.every, k.worker)
        = (o.province, o.measure, o.county, o.day, o.town, o.station, o.about, o.rank, o.grade, o.every, o.worker)
  )
  insert into public.risk_count (province, measure, county, day, town, station, about, rank, grade, every, worker, files)
  select c.province, c.measure, c.county, c.day, c.town, c.station, c.about, c.rank, c.grade, c.every, c.worker, c.n
  from change c left join known o
    using (province, measure, county, day, town, station, about, rank, grade, every, worker)
  where o.province is null;
  return true;
end
$$;
revoke all on function changed_risk_file(risk_file, risk_file) from public;
grant execute on function changed_risk_file(risk_file, risk_file) to zhulian_app, zhulian_worker;

-- Counts all files anew: for files that were written past the room, by this migration and by the bench.
create function recount_risk_files() returns void language sql as $$
  delete from risk_count;
  insert into risk_count (province, measure, county, day, town, station, about, rank, grade, every, worker, files)
  select c.province, c.measure, c.county, c.day, c.town, c.station, c.about, c.rank, c.grade, c.every, c.worker, count(*)
  from risk_file f, risk_cells(f) c group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
$$;
revoke all on function recount_risk_files() from public;
select recount_risk_files();

-- The load of a station is read from its files without going to them.
create index risk_file_load on risk_file (station, worker, visit_every, visit_due_on, about, worker_name, division, person, province)
  where closed_on is null;
