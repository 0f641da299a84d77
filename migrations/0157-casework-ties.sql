-- The ties of a client with the systems around (社会生态图, 2.1): what the worker of a case has seen of them, beside what the
-- records tell by themselves. A tie is not edited: what corrects it takes its place. Names and notes are sealed (L3).
create table case_tie (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  system text not null check (system in ('family', 'friend', 'neighbour', 'village', 'school', 'work', 'clinic', 'agency', 'station', 'other')),
  about text, -- the key of a system that is known from records, where the tie is with one of those
  strength text not null check (strength in ('strong', 'ordinary', 'weak')),
  stress boolean not null default false,
  direction text not null check (direction in ('none', 'in', 'out', 'both')),
  from_on date,
  to_on date,
  sealed bytea not null, -- name, note
  station uuid not null, -- where the case is managed
  division bigint not null,
  person uuid not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  replaces uuid,
  replaced_by uuid,
  removed_on date,
  removed_reason text,
  removed_by_name text,
  primary key (province, id),
  check (province = division / 10000000000),
  check (to_on >= from_on),
  check ((removed_on is null) = (removed_reason is null))
);
create index case_tie_case on case_tie (province, case_id, recorded_at);
grant select, insert, update (station, division, replaced_by, removed_on, removed_reason, removed_by_name) on case_tie to zhulian_app;
grant select on case_tie to zhulian_worker;
call protect_by_scope('case_tie', 'division', 'station', 'person');

-- Every record of a case lies where the case is managed: the ties too. Whoever covers that place may call it, and no other.
create or replace function follow_case(p_province smallint, p_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  place service_case;
begin
  select * into place from service_case c
    where c.province = p_province and c.id = p_case and scope_covers(c.division, c.station, c.person);
  if not found then return; end if;
  update case_record set station = place.station, division = place.division where province = p_province and case_id = p_case;
  update case_note set station = place.station, division = place.division where province = p_province and case_id = p_case;
  update case_step set station = place.station, division = place.division where province = p_province and case_id = p_case;
  update case_clock set station = place.station, division = place.division where province = p_province and case_id = p_case;
  update case_tie set station = place.station, division = place.division where province = p_province and case_id = p_case;
end
$$;
