-- Pairs of files that may be one person, and merges. Whoever sees a pair must be allowed to see both files: a list
-- that shows somebody outside one's scope tells that the person exists.

create function scope_covers_both(a_division bigint, a_station uuid, a uuid, b_division bigint, b_station uuid, b uuid) returns boolean
language sql stable parallel safe
return scope_covers(a_division, a_station, a) and scope_covers(b_division, b_station, b);

create table person_pair (
  province smallint not null, -- of `low`
  low uuid not null,
  high uuid not null,
  low_division bigint not null,
  low_station uuid not null,
  high_province smallint not null,
  high_division bigint not null,
  high_station uuid not null,
  score smallint not null,
  reasons text[] not null,
  dismissed_by uuid,
  dismissed_at timestamptz,
  found_at timestamptz not null default clock_timestamp(),
  primary key (province, low, high),
  check (low < high)
);
create index person_pair_high on person_pair (high);
create index person_pair_open on person_pair (score desc, low, high) where dismissed_at is null;
create index person_pair_division on person_pair (low_division, score desc) where dismissed_at is null;
grant select on person_pair to zhulian_app;
grant update (dismissed_by, dismissed_at) on person_pair to zhulian_app;
grant select, insert, update, delete on person_pair to zhulian_worker;
alter table person_pair enable row level security;
create policy by_scope on person_pair to zhulian_app
  using (scope_covers_both(low_division, low_station, low, high_division, high_station, high))
  with check (scope_covers_both(low_division, low_station, low, high_division, high_station, high));
create policy by_worker on person_pair to zhulian_worker using (true) with check (true);

-- What a merge changed, so that it can be taken back exactly: the survivor's and the other's fields as they were
-- (sealed: they hold L3 texts), and which rows went over.
create table person_merge (
  province smallint not null,
  id uuid not null,
  survivor uuid not null,
  other uuid not null,
  division bigint not null, -- where the survivor lived then
  station uuid not null,
  other_division bigint not null,
  other_station uuid not null,
  kept_sealed bytea not null,
  moved_categories uuid[] not null default '{}',
  moved_consents uuid[] not null default '{}',
  repointed uuid[] not null default '{}', -- files merged into `other` before
  merged_by uuid not null,
  merged_at timestamptz not null default clock_timestamp(),
  undone_by uuid,
  undone_at timestamptz,
  primary key (province, id)
);
create index person_merge_survivor on person_merge (survivor, merged_at);
create index person_merge_other on person_merge (other, merged_at);
create index person_merge_recent on person_merge (merged_at desc, id desc);
grant select, insert, update on person_merge to zhulian_app, zhulian_worker;
alter table person_merge enable row level security;
create policy by_scope on person_merge to zhulian_app
  using (scope_covers_both(division, station, survivor, other_division, other_station, other))
  with check (scope_covers_both(division, station, survivor, other_division, other_station, other));
create policy by_worker on person_merge to zhulian_worker using (true) with check (true);

-- Files merged earlier into one that is now merged itself lead to the new survivor, so that nobody has to follow a
-- chain. They may lie outside the scope of whoever merges: the function changes nothing about them but where they
-- lead. Answers which they were; the second puts them back.
create function repoint_merged(p_province smallint, p_from uuid, p_to uuid) returns uuid[]
language sql security definer set search_path = pg_catalog, public
begin atomic
  with moved as (
    update person set merged_into = p_to where province = p_province and merged_into = p_from returning id)
  select coalesce(array_agg(id), '{}') from moved;
end;
create function repoint_back(p_province smallint, p_persons uuid[], p_from uuid, p_to uuid) returns void
language sql security definer set search_path = pg_catalog, public
begin atomic
  update person set merged_into = p_to
  where province = p_province and id = any (p_persons) and merged_into = p_from;
end;
revoke all on function repoint_merged(smallint, uuid, uuid), repoint_back(smallint, uuid[], uuid, uuid) from public;
grant execute on function repoint_merged(smallint, uuid, uuid), repoint_back(smallint, uuid[], uuid, uuid) to zhulian_app, zhulian_worker;
create index person_merged_into on person (merged_into) where merged_into is not null;
