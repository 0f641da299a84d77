-- Divisions with validity, managing zones beside them, and the register of stations.

create extension if not exists btree_gist;

-- One row a name of a code in a time: a rename or a re-parenting ends one row and begins another. The path is not
-- stored: a county that is renamed would change it in thousands of rows, and it differs by day.
create table division (
  code bigint not null check (code between 0 and 999999999999),
  name text not null,
  level smallint not null check (level between 0 and 5), -- 0 nation, 1 province, 2 prefecture, 3 county, 4 township, 5 village
  parent bigint check ((parent is null) = (code = 0)),
  pinyin text collate "C" not null, -- xiaohezhen
  initials text collate "C" not null, -- xhz
  grams integer[] not null, -- pairs of neighbouring characters, for search inside names; rooms/regions/domain/search-key.ts
  urban_rural smallint check (urban_rural in (111, 112, 121, 122, 123, 210, 220)), -- domain 3.3; null where unknown
  official boolean not null default true, -- false: a local code until the official one is loaded (D18)
  source text not null default 'divisions-2023' check (source in ('divisions-2023', 'history', 'registered')),
  valid_from date not null default '1900-01-01', -- 1900-01-01: since before the records
  valid_to date,
  successor bigint,
  primary key (code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index division_parent on division (parent);
-- Villages are nineteen of twenty rows: an index that begins with their text is sorted in half the time.
create index division_pinyin on division (level, pinyin) where level < 5;
create index division_initials on division (level, initials) where level < 5;
create index division_name on division (level, name collate "C") where level < 5;
create index division_village_pinyin on division (pinyin) where level = 5;
create index division_village_initials on division (initials) where level = 5;
-- Trigrams cannot find two characters, and outside a Chinese locale they find no Chinese at all.
create index division_grams on division using gin (grams);

-- No two periods of a code overlap. An exclusion constraint would say the same, but its index costs as much as four
-- bare loads of the national tree; only rows with a beginning or an end of their own can overlap another.
create function refuse_overlapping_division() returns trigger
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(new.code); -- twelve digits: no other lock of the product has such a key
  if exists (
    select from division d
    where d.code = new.code and d.valid_from <> new.valid_from
      and daterange(d.valid_from, d.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')
  ) then
    raise exclusion_violation using message = format('two periods of division %s overlap', new.code);
  end if;
  return null;
end
$$;
create trigger division_periods after insert or update on division
  for each row when (new.valid_from > date '1900-01-01' or new.valid_to is not null)
  execute function refuse_overlapping_division();

alter table division enable row level security;
create policy known_to_all on division for select to zhulian_app using (true);
create policy added_in_scope on division for insert to zhulian_app
  with check (scope_covers(code, null::uuid, null::uuid));
create policy changed_in_scope on division for update to zhulian_app
  using (scope_covers(code, null::uuid, null::uuid)) with check (scope_covers(code, null::uuid, null::uuid));
create policy by_worker on division to zhulian_worker using (true) with check (true);
grant select, insert, update on division to zhulian_app;
grant select, insert, update, delete on division to zhulian_worker;

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
  division bigint not null, -- with everything below it, up to:
  last_division bigint not null generated always as (division + case
    when division % 10000000000 = 0 then 9999999999 when division % 100000000 = 0 then 99999999
    when division % 1000000 = 0 then 999999 when division % 1000 = 0 then 999 else 0 end) stored,
  valid_from date not null,
  valid_to date,
  primary key (zone, division, valid_from),
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (division with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index managing_zone_member_division on managing_zone_member (division);
alter table managing_zone enable row level security;
alter table managing_zone_member enable row level security;
create policy known_to_all on managing_zone for select to zhulian_app using (true);
create policy known_to_all on managing_zone_member for select to zhulian_app using (true);
create policy added_in_scope on managing_zone for insert to zhulian_app
  with check (scope_covers(division, null::uuid, null::uuid));
create policy changed_in_scope on managing_zone for update to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid)) with check (scope_covers(division, null::uuid, null::uuid));
create policy added_in_scope on managing_zone_member for insert to zhulian_app
  with check (scope_covers(division, null::uuid, null::uuid));
create policy changed_in_scope on managing_zone_member for update to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid)) with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on managing_zone to zhulian_worker using (true) with check (true);
create policy by_worker on managing_zone_member to zhulian_worker using (true) with check (true);
grant select, insert, update on managing_zone, managing_zone_member to zhulian_app, zhulian_worker;

create table station (
  province smallint not null,
  id uuid not null,
  code text collate "C" not null, -- short and speakable: 410621-105-01
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  kind text not null, -- data/stations/kinds.yaml
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
  substance_declared_on date, -- 实体化运行 (S6.10); whether it still holds follows from the evidence
  version integer not null default 1,
  primary key (province, id),
  unique (province, code),
  check (province = division / 10000000000),
  check (closed_on is null or closed_on >= opened_on)
);
create index station_id on station (id);
create index station_division on station (division);
create index station_parent on station (parent) where parent is not null;
grant select, insert, update on station to zhulian_app, zhulian_worker;
call protect_by_scope('station', 'division', 'id');

-- The numbers given in a place, 410621-105: outside row-level security, so that two offices that do not see each
-- other's stations are not given the same code. A number is never given twice.
create table station_number (
  province smallint not null,
  place text not null,
  last integer not null check (last > 0),
  primary key (province, place)
);
grant select, insert, update on station_number to zhulian_app, zhulian_worker;

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
  withdrawn_on date, -- no longer counts on this day
  primary key (province, id),
  check (province = division / 10000000000),
  check (withdrawn_on is null or withdrawn_on >= held_on)
);
create index station_evidence_station on station_evidence (station);
grant select, insert, update on station_evidence to zhulian_app, zhulian_worker;
call protect_by_scope('station_evidence', 'division', 'station');
