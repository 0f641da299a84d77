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
  built_at timestamptz not null default clock_timestamp()
);
grant select on figure_build to zhulian_app;
grant select, insert, update on figure_build to zhulian_worker;

-- Marks are looked for by place before every read of a figure.
create index figure_dirty_place on figure_dirty (division);
-- Merges that the figures have not heard of yet are looked for before every read, however long the outbox is.
create index outbox_of_figures on outbox (changed_in, id) where name in ('person.merged', 'person.unmerged');
