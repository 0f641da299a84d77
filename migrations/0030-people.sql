-- Persons, households, categories, consent, duplicates and the search keys of persons.
-- Every table carries the province in its keys, the division of residence and the station that keeps the file.

create sequence person_ordinal;
grant usage on sequence person_ordinal to zhulian_app, zhulian_worker;

create table household (
  province smallint not null,
  id uuid not null,
  code text not null, -- the station's own number (家庭编号)
  division bigint not null,
  station uuid not null,
  head uuid,
  size smallint,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index household_station_code on household (station, code);
grant select, insert, update on household to zhulian_app, zhulian_worker;
call protect_by_scope('household', 'division', 'station');

create table person (
  province smallint not null,
  id uuid not null,
  ordinal integer not null default nextval('person_ordinal'), -- dense, for bitmap counting
  file_number text not null, -- CL-410621-2023-00001 (5.3)
  name text not null,
  pinyin text collate "C" not null, -- wang xiao ming, by surname readings
  sex smallint not null default 0 check (sex in (0, 1, 2, 9)), -- GB/T 2261.1
  birth date,
  identity_kind text not null default 'resident', -- resident, household-book, passport, hong-kong-macao-taiwan, foreign-permanent, none
  identity_sealed bytea, -- L3
  identity_index bytea, -- keyed blind index
  no_identity_reason text,
  phone_sealed bytea, -- L3
  registered_division bigint, -- 户籍
  registered_address_sealed bytea, -- L3
  division bigint not null, -- 居住: the statutory division, to the village where known
  address_sealed bytea, -- L3
  station uuid not null, -- who keeps the file
  household uuid,
  relation text, -- to the head, GB/T 4761
  ethnic_group text, marital_status text, education text, political_status text, health text, employment text,
  disability_kind smallint, disability_grade smallint, disability_card_sealed bytea,
  hardship_cause text, income_source text, income_fen bigint, housing text,
  needs text[] not null default '{}',
  guardian_sealed bytea, -- name and phone of guardian or carer, L3
  responsible_account uuid,
  registered_on date not null, -- 首次建档
  state text not null default 'active' check (state in ('active', 'paused', 'moved-away', 'died', 'closed', 'merged')),
  state_on date, state_reason text,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (province, id),
  unique (province, ordinal),
  check (province = division / 10000000000)
);
create index person_identity on person (identity_index) where identity_index is not null;
create index person_division on person (division, pinyin, id);
create index person_station on person (station, pinyin, id);
create index person_household on person (household) where household is not null;
create index person_responsible on person (responsible_account) where responsible_account is not null;
create unique index person_file_number on person (province, file_number);
grant select, insert, update on person to zhulian_app, zhulian_worker;
call protect_by_scope('person', 'division', 'station', 'id');

-- Categories overlap and have dates (2.9, 7.3). division and station follow the person's, for the policy.
create table person_category (
  province smallint not null,
  id uuid not null,
  person uuid not null,
  division bigint not null,
  station uuid not null,
  category text not null, -- data/categories
  sub_kind text, -- urban, rural, centralised, dispersed
  certificate text,
  valid_from date not null,
  valid_to date,
  ended_reason text,
  primary key (province, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index person_category_person on person_category (person, category);
create index person_category_division on person_category (division, category);
grant select, insert, update on person_category to zhulian_app, zhulian_worker;
call protect_by_scope('person_category', 'division', 'station', 'person');

-- One row a key by which a person is found: each suffix of the name in characters, pinyin and initials, and
-- keyed hashes of number and phone endings. Prefix search over btree, because LIKE is not leak-proof under
-- row-level security and trigrams need three characters.
create table person_key (
  province smallint not null,
  county integer not null, -- division / 10^6
  key text collate "C" not null,
  person uuid not null,
  division bigint not null,
  station uuid not null
);
create index person_key_county on person_key (county, key, person);
create index person_key_station on person_key (station, key, person);
create index person_key_key on person_key (key, person);
create index person_key_person on person_key (person);
grant select, insert, update, delete on person_key to zhulian_app, zhulian_worker;
call protect_by_scope('person_key', 'division', 'station', 'person');
