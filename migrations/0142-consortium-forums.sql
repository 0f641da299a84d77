-- The practice forum 案例交流 (S1.1–S1.9): an event with hosts and organisers, its programme, who came from which district,
-- and the collection of de-identified cases. Programmes name professionals, never clients; they are as open within the
-- network as its registers.
create table forum (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- whose event it is
  title text not null,
  theme text,
  place text,
  held_on date not null,
  ends_on date not null,
  version integer not null default 1, -- of the programme
  attendance_version integer not null default 0, -- of who came; 0 until somebody recorded it
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (ends_on >= held_on)
);
create index forum_order on forum (province, held_on desc, id desc);

-- The programme, item by item; each change of the forum is a version, and those before stay as they were.
create table forum_part (
  province smallint not null,
  forum uuid not null,
  version integer not null,
  number smallint not null check (number > 0),
  division bigint not null, -- of the forum
  role text not null check (role in ('host', 'organiser', 'talk', 'commentator', 'remark', 'closing')),
  organisation uuid, -- hosts and organisers; the affiliation of a speaker; where it is in the register
  organisation_name text, -- as it was called then
  speaker text, -- null: not named
  post text, -- of the speaker there: 社工站负责人, 教授
  district bigint, -- from where a talk comes; null for an agency
  topic text,
  remarks text, -- what was said, in short
  primary key (province, forum, version, number),
  check (province = division / 10000000000),
  check ((role in ('host', 'organiser')) = (speaker is null and topic is null and organisation_name is not null)
    or (role = 'talk' and topic is not null)),
  check (role not in ('commentator', 'remark', 'closing') or speaker is not null)
);

-- How many came from a district (S1.8), recorded whole; what was recorded last counts.
create table forum_attendance (
  province smallint not null,
  forum uuid not null,
  district bigint not null,
  division bigint not null, -- of the forum
  version integer not null,
  station_heads integer not null check (station_heads >= 0),
  organisation_heads integer not null check (organisation_heads >= 0),
  relief_staff integer not null check (relief_staff >= 0),
  others integer not null check (others >= 0),
  primary key (province, forum, district, version),
  check (province = division / 10000000000)
);

-- A de-identified case of the collection. Its text was checked against the client's names, numbers and places before it
-- was taken; whose it is stands apart, in a row that only the station of the case sees.
create table forum_case (
  province smallint not null,
  id uuid not null,
  forum uuid, -- for which it was handed in
  division bigint not null, -- the county or district it comes from
  title text not null,
  method text not null check (method in ('casework', 'group', 'community', 'integrated')),
  abstract text not null,
  state text not null default 'submitted' check (state in ('submitted', 'accepted', 'returned')),
  decision_reason text,
  submitted_by uuid not null,
  submitted_name text not null,
  submitted_on date not null,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index forum_case_order on forum_case (province, id desc);
create index forum_case_forum on forum_case (province, forum) where forum is not null;

create table forum_case_source (
  province smallint not null,
  forum_case uuid not null,
  service_case uuid not null,
  case_number text not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  primary key (province, forum_case),
  check (province = division / 10000000000)
);
grant select, insert on forum_case_source to zhulian_app, zhulian_worker;
call protect_by_scope('forum_case_source', 'division', 'station', 'person');

do $$
declare
  one text;
begin
  foreach one in array array['forum', 'forum_part', 'forum_attendance', 'forum_case'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy known_to_all on %I for select to zhulian_app using (true)', one);
    -- A case is handed in by a station, which lies below the district that it is said to come from.
    if one <> 'forum_case' then
      execute format('create policy added_in_scope on %I for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid))', one);
      execute format('create policy changed_in_scope on %I for update to zhulian_app
        using (scope_covers(division, null::uuid, null::uuid)) with check (scope_covers(division, null::uuid, null::uuid))', one);
    end if;
    execute format('create policy by_worker on %I to zhulian_worker using (true) with check (true)', one);
    execute format('grant select, insert, update on %I to zhulian_app, zhulian_worker', one);
  end loop;
end
$$;
create policy handed_in on forum_case for insert to zhulian_app
  with check (submitted_by = nullif(current_setting('app.account', true), '')::uuid);
create policy decided on forum_case for update to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid)) with check (scope_covers(division, null::uuid, null::uuid));
