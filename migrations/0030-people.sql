-- Persons, households, categories and the keys by which a person is found.
-- Every table carries the province in its keys, the division of residence and the station that keeps the file.

create sequence person_ordinal as integer;
grant usage on sequence person_ordinal to zhulian_app, zhulian_worker;

create table household (
  province smallint not null,
  id uuid not null,
  code text, -- the station's own number (家庭编号)
  division bigint not null,
  station uuid not null,
  head uuid,
  size smallint check (size between 1 and 50), -- as stated; members who are no clients are not listed
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index household_code on household (province, station, code) where code is not null;
grant select, insert, update on household to zhulian_app, zhulian_worker;
grant delete on household to zhulian_worker;
call protect_by_scope('household', 'division', 'station');

create table person (
  province smallint not null,
  id uuid not null,
  ordinal integer not null default nextval('person_ordinal'), -- dense, for bitmap counting
  file_number text not null, -- CL-410621-2023-00001 (5.3)
  name text not null,
  pinyin text collate "C" not null, -- wangxiaoming, by surname readings: the order of lists
  sex smallint not null default 0 check (sex in (0, 1, 2, 9)), -- GB/T 2261.1
  birth date,
  birth_about text check (birth_about is null or (birth is null and birth_about ~ '^\d{4}(-\d{2})?$')), -- a year or month, where no more is known
  identity_kind text not null default 'resident'
    check (identity_kind in ('resident', 'passport', 'hong-kong-macao-taiwan', 'foreign-permanent', 'none')),
  identity_index bytea, -- keyed blind index of the number
  no_identity_reason text check ((no_identity_reason is not null) = (identity_kind = 'none')),
  -- The L3 texts in one seal: number, phone, addresses, illness, disability card, guardian. One seal a person and
  -- not one a field, because setting up the cipher is the cost: five would double the time of an import.
  sealed bytea,
  registered_division bigint, -- 户籍
  division bigint not null, -- 居住: the statutory division, to the village where known
  county integer generated always as ((division / 1000000)::integer) stored,
  station uuid not null, -- who keeps the file
  station_county integer not null, -- where that station stands: the person is filed there as well
  household uuid,
  relation text, -- to the head, GB/T 4761
  ethnic_group text,
  marital_status text,
  education text,
  political_status text,
  employment text,
  health text, -- L3 from here to income_source
  self_care text,
  disability_kind smallint check (disability_kind between 1 and 7), -- GB/T 26341
  disability_grade smallint check (disability_grade between 1 and 4), -- 1 is the heaviest
  hardship_causes text[] not null default '{}',
  income_fen bigint check (income_fen >= 0), -- per head and month
  income_source text,
  housing text,
  needs text[] not null default '{}',
  responsible_account uuid,
  responsible_name text, -- as a ledger names the worker, until an account is chosen
  registered_on date not null, -- 首次建档
  stay_from date not null, -- since when this station keeps the file
  left_on date check (left_on >= stay_from), -- the first day no longer on the register
  state text not null default 'active' check (state in ('active', 'paused', 'moved-away', 'died', 'closed', 'merged')),
  state_on date,
  state_reason text,
  merged_into uuid check ((merged_into is not null) = (state = 'merged')),
  name_keys text[] not null default '{}', -- what person_key holds for this person, so that it can be taken out again
  number_keys text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index person_ordinal_once on person (province, ordinal);
create unique index person_file_number on person (province, file_number);
-- Lists in the order of names: of a station, and of a county with the towns and villages in it.
create index person_station on person (station, pinyin, id);
create index person_county on person (province, county, pinyin, id);
create index person_household on person (household) where household is not null;
create index person_responsible on person (responsible_account, pinyin, id) where responsible_account is not null;
-- Blocks in which duplicates are looked for; the third is person_county.
create index person_identity on person (identity_index) where identity_index is not null;
create index person_birth on person (birth, pinyin) where birth is not null;
grant select, insert, update on person to zhulian_app, zhulian_worker;
grant delete on person to zhulian_worker;
call protect_by_scope('person', 'division', 'station', 'id');

-- Times on the register that are over: the person went to another station's register, or left and came back.
-- The current one stands on the person, because most persons never have another.
create table person_stay (
  province smallint not null,
  person uuid not null,
  from_on date not null,
  left_on date not null,
  division bigint not null,
  station uuid not null,
  household uuid,
  primary key (province, person, from_on),
  check (left_on >= from_on)
);
create index person_stay_station on person_stay (station);
grant select, insert, update, delete on person_stay to zhulian_app, zhulian_worker;
call protect_by_scope('person_stay', 'division', 'station', 'person');

-- Categories overlap and have dates (2.9, 7.3). division and station follow the person's, for the policy.
create table person_category (
  province smallint not null,
  person uuid not null,
  id uuid not null,
  division bigint not null,
  station uuid not null,
  category text not null, -- data/categories
  sub_kind text, -- urban, rural, centralised, dispersed
  certificate text,
  valid_from date not null,
  valid_to date,
  ended_reason text,
  primary key (province, person, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index person_category_division on person_category (province, category, division);
grant select, insert, update on person_category to zhulian_app, zhulian_worker;
grant delete on person_category to zhulian_worker;
call protect_by_scope('person_category', 'division', 'station', 'person');

-- One row a key by which a person is found: suffixes of the name in characters, pinyin and initials, and keyed hashes
-- of the endings of number and phone. Prefix search over one btree, because LIKE is not leak-proof under row-level
-- security, trigrams need three characters, and a list must stop after its first page however many are called 王.
-- A person is filed in the county of residence, and in the station's county as well where that is another one.
create table person_key (
  province smallint not null,
  county integer not null, -- division / 10^6
  key text collate "C" not null,
  person uuid not null,
  division bigint not null,
  station uuid not null,
  primary key (province, county, key, person)
);
grant select, insert, update, delete on person_key to zhulian_app, zhulian_worker;
call protect_by_scope('person_key', 'division', 'station', 'person');

-- The last file number given out in a county and year. Gaps are allowed: an import takes its numbers beforehand, so
-- that nobody waits for it.
create table file_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on file_number_counter to zhulian_app, zhulian_worker;

-- Takes `how_many` file numbers and answers the first.
create function take_file_numbers(p_county integer, p_year integer, how_many integer) returns integer
language sql
begin atomic
  insert into file_number_counter as c (province, county, year, last) values (p_county / 10000, p_county, p_year, how_many)
  on conflict (province, county, year) do update set last = c.last + how_many
  returning last - how_many + 1;
end;
