-- Instruments as data (domain part 6, D8): the texts that results were made by, and counties' copies with thresholds and
-- intervals of their own. An instrument itself is a file of data/instruments.

-- Kept once for each hash, for ever: an old result can be read and computed again after the file has a new version.
create table instrument_definition (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  code text not null,
  version integer not null,
  definition jsonb not null,
  kept_at timestamptz not null default clock_timestamp()
);
grant select, insert on instrument_definition to zhulian_app, zhulian_worker;
alter table instrument_definition enable row level security;
create policy to_all on instrument_definition for select to zhulian_app using (true);
create policy kept_by_all on instrument_definition for insert to zhulian_app with check (true);
create policy by_worker on instrument_definition to zhulian_worker using (true) with check (true);

-- A signed copy is the rule of its county and no secret to who assesses there; a draft is seen by those who write it.
create table instrument_copy (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- the county
  code text not null,
  base_version integer not null,
  base_hash text not null,
  -- the numbers that are set otherwise, by name; read as a whole, never filtered
  changes jsonb not null,
  -- what the county wants to come out, as examples of a file
  examples jsonb not null,
  reason text not null,
  state text not null default 'draft' check (state in ('draft', 'checked', 'signed', 'ended')),
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null default clock_timestamp(),
  checked_at timestamptz,
  signed_by uuid,
  signed_name text,
  signed_at timestamptz,
  hash text references instrument_definition (hash),
  from_on date, -- in force from this day
  to_on date, -- and until this one, when the county went back to the instrument itself
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (division % 1000000 = 0),
  check ((state in ('signed', 'ended')) = (signed_by is not null and hash is not null and from_on is not null)),
  check ((state = 'ended') = (to_on is not null)),
  check (signed_by is null or signed_by <> written_by)
);
create index instrument_copy_in_force on instrument_copy (division, code, from_on desc) where signed_by is not null;
create index instrument_copy_of on instrument_copy (code, division, written_at desc);
grant select, insert, update on instrument_copy to zhulian_app, zhulian_worker;
alter table instrument_copy enable row level security;
create policy signed_to_all on instrument_copy for select to zhulian_app
  using (signed_by is not null or scope_covers(division, null::uuid, null::uuid));
create policy by_scope_in on instrument_copy for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on instrument_copy for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on instrument_copy to zhulian_worker using (true) with check (true);
