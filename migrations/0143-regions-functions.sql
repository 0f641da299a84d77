-- What a node of the network is for, from a day until another (S16.1): three stations in one is one node with three
-- functions. And the rooms that it keeps (S16.3-S16.5), which the checklist of a tier asks for.
create table station_function (
  province smallint not null,
  id uuid not null default gen_random_uuid(),
  station uuid not null,
  division bigint not null, -- where the station stands
  function text not null, -- data/stations/kinds.yaml
  from_on date not null,
  until_on date, -- the first day on which it is no more
  primary key (province, id),
  check (province = division / 10000000000),
  check (until_on is null or until_on >= from_on)
);
create index station_function_station on station_function (station, from_on);
create unique index station_function_once on station_function (province, station, function) where until_on is null;
grant select, insert, update on station_function to zhulian_app, zhulian_worker;
call protect_by_scope('station_function', 'division', 'station');

-- What stations were for so far holds since they were opened; `station.functions` stays what holds today.
insert into station_function (province, station, division, function, from_on)
select s.province, s.id, s.division, f.function, s.opened_on from station s, unnest(s.functions) as f (function);

create table station_room (
  province smallint not null,
  id uuid not null default gen_random_uuid(),
  station uuid not null,
  division bigint not null,
  room text not null, -- data/stations/kinds.yaml
  description text, -- where it is, how large
  from_on date not null,
  until_on date,
  primary key (province, id),
  check (province = division / 10000000000),
  check (until_on is null or until_on >= from_on)
);
create index station_room_station on station_room (station, from_on);
create index station_room_place on station_room (division, room) where until_on is null;
create unique index station_room_once on station_room (province, station, room) where until_on is null;
grant select, insert, update on station_room to zhulian_app, zhulian_worker;
call protect_by_scope('station_room', 'division', 'station');
