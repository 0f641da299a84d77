-- Lists of people to be screened, so that one that was made or imported by mistake can be taken back as a whole. Screenings
-- name their list already (the command that made it); lists made before have no row here and stay as they are.
create table screening_list (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  station uuid, -- of whoever made it for a station
  origin text not null check (origin in ('place', 'file')),
  file_name text,
  added integer not null check (added >= 0),
  screened integer not null default 0, -- of them, with needs that the file named
  made_by uuid not null,
  made_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  undone_name text,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((undone_at is null) = (undone_name is null))
);
create index screening_list_place on screening_list (division, id desc);
grant select, insert, update on screening_list to zhulian_app;
grant select on screening_list to zhulian_worker;
call protect_by_scope('screening_list', 'division', 'station');

-- Whose needs a file named was not asked by anybody since: taking the list back takes these out as well.
alter table screening add column by_list boolean not null default false;
create index screening_of_list on screening (list) where list is not null;

-- Needs of relief clients for the figures: found, and closed with what came of it. A withdrawn screening counts nowhere. Rows
-- name the person of the file and nothing that was said.
create index screening_need_leaf on screening_need (station, found_on);
create index screening_need_closed on screening_need (station, closed_on) where closed_on is not null;

create view figures_screening_need with (security_invoker = true) as
  select n.province, n.id, n.station, n.division,
    (extract(year from n.found_on) * 100 + extract(month from n.found_on))::integer as month, n.found_on as day, n.person,
    'found'::text as event, n.kind::text as kind, null::text as outcome, 1 as change, null::text as label
  from screening_need n join screening s on s.province = n.province and s.id = n.screening
  where s.withdrawn_reason is null
  union all
  select n.province, n.id, n.station, n.division,
    (extract(year from n.closed_on) * 100 + extract(month from n.closed_on))::integer, n.closed_on, n.person,
    'closed', n.kind::text, n.close_reason, -1, null::text
  from screening_need n join screening s on s.province = n.province and s.id = n.screening
  where s.withdrawn_reason is null and n.closed_on is not null;
grant select on figures_screening_need to zhulian_app, zhulian_worker;
