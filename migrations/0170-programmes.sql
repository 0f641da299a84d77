-- Programmes as data (design section 6): the texts that decisions were made by, and versions that a county, city or
-- province writes itself. A shipped programme is a file of data/programmes.

-- Kept once for each hash, for ever: an old decision can be read and computed again after the policy has changed.
create table programme_definition (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  code text not null,
  definition jsonb not null,
  kept_at timestamptz not null default clock_timestamp()
);
grant select, insert on programme_definition to zhulian_app, zhulian_worker;
alter table programme_definition enable row level security;
create policy to_all on programme_definition for select to zhulian_app using (true);
create policy kept_by_all on programme_definition for insert to zhulian_app with check (true);
create policy by_worker on programme_definition to zhulian_worker using (true) with check (true);

-- An approved version is the rule of its place and public; a draft is seen by those who write and approve there.
create table programme_version (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- whose programme it is
  code text not null,
  text text not null, -- the file as it was written, comments and all
  reason text not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'refused')),
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null default clock_timestamp(),
  submitted_at timestamptz,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  note text, -- why it was refused
  hash text references programme_definition (hash),
  from_on date, -- in force from this day
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'approved') = (hash is not null and from_on is not null)),
  check ((state in ('approved', 'refused')) = (decided_by is not null and decided_at is not null)),
  check (decided_by is null or decided_by <> written_by),
  check ((state = 'refused') = (note is not null))
);
create index programme_version_in_force on programme_version (code, from_on desc) where state = 'approved';
create index programme_version_of on programme_version (division, written_at desc);
grant select, insert, update on programme_version to zhulian_app, zhulian_worker;
alter table programme_version enable row level security;
create policy approved_to_all on programme_version for select to zhulian_app
  using (state = 'approved' or scope_covers(division, null::uuid, null::uuid));
create policy by_scope_in on programme_version for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on programme_version for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on programme_version to zhulian_worker using (true) with check (true);
