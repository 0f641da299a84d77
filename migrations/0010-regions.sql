-- Divisions with validity, managing zones beside them, and the register of stations.

create extension if not exists btree_gist;

-- One row a name of a code in a time: a rename or a re-parenting ends one row and begins another.
create table division (
  code bigint not null check (code between 0 and 999999999999),
  name text not null,
  level smallint not null check (level between 0 and 5), -- 0 nation, 1 province, 2 prefecture, 3 county, 4 township, 5 village
  parent bigint, -- null for the nation only
  path text not null, -- 河南省 鹤壁市 浚县 小河镇
  pinyin text collate "C" not null, -- xiaohezhen
  initials text collate "C" not null, -- xhz
  urban_rural smallint, -- 111 112 121 122 123 210 220, domain 3.3; null where unknown
  official boolean not null default true, -- false: a local code until the official one is loaded (D18)
  source text not null,
  valid_from date not null,
  valid_to date,
  successor bigint,
  primary key (code, valid_from),
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index division_parent on division (parent, code);
create index division_pinyin on division (pinyin, code);
create index division_initials on division (initials, code);
create index division_name on division (name collate "C", code);
grant select on division to zhulian_app, zhulian_worker;
grant insert, update on division to zhulian_worker;

-- A managing zone (管理区域) has no statutory code: 江北新区 manages 盘城街道 of 浦口区 (S8, X18).
create table managing_zone (
  id uuid primary key,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  division bigint not null -- the statutory division that contains the whole zone
);
create table managing_zone_member (
  zone uuid not null references managing_zone (id),
  division bigint not null, -- with everything below it
  valid_from date not null,
  valid_to date,
  primary key (zone, division, valid_from),
  exclude using gist (division with =, daterange(valid_from, valid_to, '[]') with &&)
);
grant select, insert, update on managing_zone, managing_zone_member to zhulian_app, zhulian_worker;

create table station (
  province smallint not null,
  id uuid not null,
  code text not null unique, -- short and speakable: 410621-105-01
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  kind text not null, -- guidance-centre, station, point, school-station, village-station, other; data/stations/kinds.yaml
  functions text[] not null default '{}', -- social-work, child-protection, elder-care (S16.1)
  programme_label text, -- 双百, 三社联动 (S18)
  parent uuid,
  division bigint not null, -- the statutory division it stands in
  managing_zone uuid references managing_zone (id),
  operator text, -- the agency that runs it
  address text,
  phone text, -- the station's public number
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index station_division on station (division);
grant select, insert, update on station to zhulian_app, zhulian_worker;
call protect_by_scope('station', 'division', 'id');

-- The five haves (S6.10): 有牌子 有人员 有机制 有流程 有项目, each with its evidence and day.
create table station_evidence (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null,
  have text not null check (have in ('sign', 'staff', 'mechanism', 'process', 'project')),
  description text not null,
  file uuid,
  held_on date not null,
  withdrawn_on date,
  primary key (province, id)
);
create index station_evidence_station on station_evidence (station);
grant select, insert, update on station_evidence to zhulian_app, zhulian_worker;
call protect_by_scope('station_evidence', 'division', 'station');
