-- Figures: leaves (station, month) with a row for each division in them, and branches (every division above, every
-- station, by month, quarter and year), worked out from the views that rooms publish (design section 5). All of it
-- can be thrown away and built again from base records: `zhulian figures rebuild`.
--
-- The amounts of a row are packed into bytes by cell, because there are some forty cells a node and period: a row
-- each would be four fifths keys. A cell is a number for (measure, split, value); split and value are empty for the
-- total. Distinct persons and households are packed the same way, a roaring bitmap a cell.

create table figure_cell (
  id integer generated always as identity primary key,
  measure text not null,
  split text not null,
  value text not null,
  unique (measure, split, value)
);
grant select on figure_cell to zhulian_app;
grant select, insert on figure_cell to zhulian_worker;

-- Dense numbers for things that their own room does not number (households). Never reused, never renumbered.
create table figure_ordinal (
  thing text not null,
  key text not null,
  ordinal integer generated always as identity,
  primary key (thing, key)
);
grant select, insert on figure_ordinal to zhulian_worker;

create table figure_leaf (
  province smallint not null,
  station uuid not null,
  month integer not null,
  division bigint not null, -- as the records name it: mostly a village, sometimes only a town or county
  amounts bytea not null,
  members bytea not null,
  primary key (station, month, division, province),
  check (province = division / 10000000000)
);
create index figure_leaf_place on figure_leaf (division, month);
grant select on figure_leaf to zhulian_app;
grant select, insert, update, delete on figure_leaf to zhulian_worker;
call protect_by_scope('figure_leaf', 'division', 'station');

-- Divisions from the township up to the nation (0); a village is read from its leaves, of which it has one a station
-- and month. The policy asks only the node's own code: a grant covers whole subtrees, so a node whose code lies in a
-- granted range lies in it with everything below (a code divisible by a larger step than the grant's is outside it).
create table figure_division (
  province smallint not null,
  level smallint not null check (level between 0 and 4), -- 0 nation, 1 province, 2 prefecture, 3 county, 4 township
  period integer not null, -- kernel/period.ts: 202305, 202322 (second quarter), 202300 (year)
  division bigint not null,
  amounts bytea not null,
  members bytea not null,
  settled_at timestamptz not null default clock_timestamp(),
  primary key (province, level, period, division)
);
grant select on figure_division to zhulian_app;
grant select, insert, update, delete on figure_division to zhulian_worker;
call protect_by_scope('figure_division', 'division');

-- A station's work as a whole, wherever it was done. `low` and `high` are the divisions it was done in: someone with
-- a grant by place sees the row only when all of it lies there, and otherwise the leaves that do.
create table figure_station (
  province smallint not null,
  station uuid not null,
  period integer not null,
  low bigint not null,
  high bigint not null,
  amounts bytea not null,
  members bytea not null,
  settled_at timestamptz not null default clock_timestamp(),
  primary key (station, period, province)
);
alter table figure_station enable row level security;
create policy by_scope on figure_station for select to zhulian_app using (
  int8range(low, high, '[]') <@ nullif(current_setting('app.ranges', true), '')::int8multirange
  or station = any (nullif(current_setting('app.stations', true), '')::uuid[])
);
create policy by_worker on figure_station to zhulian_worker using (true) with check (true);
grant select on figure_station to zhulian_app;
grant select, insert, update, delete on figure_station to zhulian_worker;

-- Branches whose children changed and that wait to be worked out again, month by month and level by level, so that a
-- reader of a county does not wait for the nation.
create table figure_stale (
  level smallint not null,
  division bigint not null,
  month integer not null,
  primary key (level, division, month)
);
create index figure_stale_place on figure_stale (division);
grant select on figure_stale to zhulian_app;
grant select, insert, delete on figure_stale to zhulian_worker;

-- With which definitions the figures were built; another hash in the files means that they must be built again.
create table figure_build (
  only_one boolean primary key default true check (only_one),
  definitions text not null,
  counted_to integer not null, -- the last month whose beginning was noticed
  counted_at timestamptz not null default clock_timestamp()
);
grant select on figure_build to zhulian_app;
grant select, insert, update on figure_build to zhulian_worker;

-- The register as changes, so that what is there at the end of any month is what was added up to it (design: a stock is
-- the sum of its flows; a month in which nothing happened needs no row). A person stands on the register with the set
-- of categories of the day, and a change of categories takes the person out under the old set and in under the new.
-- A file that was merged into another is the same person and is not counted beside it.
create view register_flow with (security_invoker = true) as
  with own as not materialized (
    select r.* from figures_register r
    where r.id = r.person
      and not exists (select from person_survivor s where s.province = r.province and s.ordinal = r.person_ordinal)
  ), turn as not materialized (
    select o.province, o.id, o.station, o.division, o.person_ordinal, o.household, o.sex, c.from_on as day
    from own o join figures_register_category c on c.province = o.province and c.id = o.id
      and c.from_on > o.registered_on and c.from_on < coalesce(o.left_on, 'infinity')
    union
    select o.province, o.id, o.station, o.division, o.person_ordinal, o.household, o.sex, c.to_on
    from own o join figures_register_category c on c.province = o.province and c.id = o.id
      and c.to_on > o.registered_on and c.to_on < coalesce(o.left_on, 'infinity')
  ), flow as not materialized (
    select o.province, o.id, o.station, o.division, o.person_ordinal, o.household, o.sex,
      o.registered_on as day, o.registered_on as categories_on, 1 as change,
      case when o.is_first then 'registered' else 'came' end as event
    from own o
    union all
    select o.province, o.id, o.station, o.division, o.person_ordinal, o.household, o.sex,
      o.left_on, greatest(o.left_on - 1, o.registered_on), -1, 'left'
    from own o where o.left_on is not null
    union all
    select t.province, t.id, t.station, t.division, t.person_ordinal, t.household, t.sex, t.day, t.day - 1, -1, 'category'
    from turn t
    union all
    select t.province, t.id, t.station, t.division, t.person_ordinal, t.household, t.sex, t.day, t.day, 1, 'category'
    from turn t
  )
  select f.province, f.id, f.station, f.division, f.id as person, f.person_ordinal, f.household, f.sex, f.day,
    extract(year from f.day)::integer * 100 + extract(month from f.day)::integer as month,
    array(select distinct c.category from figures_register_category c
      where c.province = f.province and c.id = f.id and c.from_on <= f.categories_on
        and (c.to_on is null or c.to_on > f.categories_on)
      order by c.category) as categories,
    f.change, f.event
  from flow f;
grant select on register_flow to zhulian_worker;

-- The same, kept: a leaf asks for one station and month, and the view would work out the whole register for it. The
-- room `people` tells by event whose file changed; then the person's rows are made anew and their leaves marked.
create table figure_register_flow (
  province smallint not null,
  person uuid not null,
  number smallint not null,
  station uuid not null,
  division bigint not null,
  month integer not null,
  day date not null,
  person_ordinal integer not null,
  household uuid,
  sex smallint not null,
  categories text[] not null,
  change smallint not null,
  event text not null,
  primary key (province, person, number)
);
create index figure_register_flow_leaf on figure_register_flow (station, month);
create index figure_register_flow_place on figure_register_flow (division, day);
grant select on figure_register_flow to zhulian_app;
grant select, insert, delete on figure_register_flow to zhulian_worker;
call protect_by_scope('figure_register_flow', 'division', 'station', 'person');

create view figures_register_flow with (security_invoker = true) as
  select province, person as id, station, division, month, day, person, person_ordinal, household, sex, categories, change, event
  from figure_register_flow;
grant select on figures_register_flow to zhulian_app, zhulian_worker;

-- Makes the rows of some persons anew and marks the leaves they left and the leaves they came into. One by one, because
-- the view is quick for a constant and works out everybody for a list; a whole station's list is worth that.
create function refresh_register_flow(p_province smallint, p_persons uuid[]) returns void
language plpgsql as $$
declare
  one uuid;
begin
  insert into figure_dirty (station, month, division)
  select distinct station, month, division from figure_register_flow
  where province = p_province and person = any (p_persons);
  delete from figure_register_flow where province = p_province and person = any (p_persons);
  if cardinality(p_persons) > 500 then
    insert into figure_register_flow
    select r.province, r.person, row_number() over (partition by r.person order by r.day, r.change, r.event, r.station),
      r.station, r.division, r.month, r.day, r.person_ordinal, r.household, r.sex, r.categories, r.change, r.event
    from register_flow r where r.province = p_province and r.id = any (p_persons);
  else
    foreach one in array p_persons loop
      insert into figure_register_flow
      select r.province, r.person, row_number() over (order by r.day, r.change, r.event, r.station),
        r.station, r.division, r.month, r.day, r.person_ordinal, r.household, r.sex, r.categories, r.change, r.event
      from register_flow r where r.province = p_province and r.id = one;
    end loop;
  end if;
  insert into figure_dirty (station, month, division)
  select distinct station, month, division from figure_register_flow
  where province = p_province and person = any (p_persons);
end
$$;
revoke all on function refresh_register_flow(smallint, uuid[]) from public;
grant execute on function refresh_register_flow(smallint, uuid[]) to zhulian_worker;

-- Marks are looked for by place before every read of a figure.
create index figure_dirty_place on figure_dirty (division);
-- Merges and moves that the figures have not heard of yet are looked for before every read, however long the outbox is.
create index outbox_of_figures on outbox (changed_in, id) where name in ('person.registered', 'person.changed',
  'person.moved', 'person.state-changed', 'person.categories-changed', 'person.merged', 'person.unmerged',
  'people.imported', 'people.import-undone');
