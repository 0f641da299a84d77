-- One door (S7.9 一门受理): whatever is asked for, by whomever, is one request with a clock, in the queue of a station, of a
-- guidance centre or, where there is neither, of the county. What was said and how to reach the requester is sealed
-- (L3, 2.12), as is what the crisis screen found (L4); the columns beside it are what lists filter and figures count.
create domain request_source as text check (value in ('public', 'hotline', 'walk-in', 'found', 'patrol', 'survey', 'letter',
  'department', 'school', 'volunteer', 'other'));
create domain request_state as text check (value in ('received', 'looking', 'accepted', 'closed', 'referred', 'refused',
  'merged', 'withdrawn'));

create table request (
  province smallint not null,
  id uuid not null,
  number text not null, -- QZ-410621-2023-00001
  source request_source not null,
  source_room text, -- the room that filed it, and its record
  source_record uuid,
  organisation uuid, -- the partner body that referred it
  received_at timestamptz(3) not null,
  received_on date not null,
  clock_from timestamptz(3) not null, -- receipt; the day it was taken up again, for one that had ended
  division bigint not null, -- where help is needed, to the village where known
  county integer generated always as ((division / 1000000)::integer) stored,
  station uuid, -- in whose queue it is; null: in the county's
  station_division bigint,
  urgency smallint not null default 0 check (urgency between 0 and 2),
  rank smallint generated always as (2 - urgency) stored, -- the most urgent first
  endangered boolean not null default false, -- words of danger, or the crisis screen
  safe boolean not null default false, -- a protective act is recorded, or a supervisor has signed why none is needed
  needs text[] not null default '{}',
  triaged boolean not null default false,
  for_whom text check (for_whom in ('self', 'family', 'neighbour', 'pupil', 'other')),
  about_name text, -- of whom it speaks, where told
  name_keys text[] not null default '{}',
  person uuid,
  person_ordinal integer,
  phone_index bytea, -- keyed hash of the requester's phone
  anonymous boolean not null,
  sealed bytea not null, -- JSON: text, contact, crisis, words of danger
  filed_by uuid, -- account; null: a resident on the public page
  filed_name text,
  owner uuid, -- account that looks at it
  owner_name text,
  state request_state not null default 'received',
  way text check (way in ('consultation', 'visit', 'case', 'task')), -- how it was accepted
  decided_at timestamptz(3),
  decided_on date,
  on_time boolean, -- decided within its clock
  became_room text, -- the record of another room that it became
  became_record uuid,
  duty uuid, -- what its owner owes since it was accepted
  merged_into uuid,
  settled_at timestamptz(3), -- when it left the open ones
  answered boolean not null default true, -- false while a message of the requester waits for an answer
  language text not null default 'zh' check (language in ('zh', 'en')),
  follow_index bytea not null, -- keyed hash of the code by which the requester follows it
  command uuid not null, -- of the filing, so that a resend files nothing
  input_hash bytea not null,
  version integer not null default 1,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((station is null) = (station_division is null)),
  check ((person is null) = (person_ordinal is null)),
  check ((decided_at is null) = (decided_on is null)),
  check ((state in ('received', 'looking', 'accepted')) = (settled_at is null)),
  check ((state = 'accepted') <= (owner is not null)) -- what was accepted has somebody who answers for it
);
create unique index request_number_once on request (province, number);
create unique index request_command_once on request (province, command);
create unique index request_follow_once on request (province, follow_index);
-- The inbox: undecided ones by urgency and age, of a station and of a county.
create index request_queue_station on request (station, rank, clock_from, id) where state in ('received', 'looking');
create index request_queue_county on request (province, county, rank, clock_from, id) where state in ('received', 'looking');
create index request_going_station on request (station, rank, clock_from, id) where state = 'accepted';
create index request_going_county on request (province, county, rank, clock_from, id) where state = 'accepted';
create index request_owner on request (owner, rank, clock_from, id) where state in ('received', 'looking', 'accepted');
create index request_settled_station on request (station, settled_at desc, id desc) where settled_at is not null;
create index request_settled_county on request (province, county, settled_at desc, id desc) where settled_at is not null;
create index request_filed on request (filed_by, received_at desc, id desc) where filed_by is not null;
create index request_person on request (person, received_at desc, id desc) where person is not null;
create index request_phone on request (phone_index) where phone_index is not null and settled_at is null;
create index request_place on request (division, received_at desc, id desc);
create index request_county on request (province, county, received_at desc, id desc);
create index request_names on request using gin (name_keys);
create index request_source_record on request (source_record) where source_record is not null;
alter table request enable row level security;
create policy by_scope on request to zhulian_app
  using (scope_covers(division, station, null::uuid)) with check (scope_covers(division, station, null::uuid));
-- Who filed a request may follow it (a child director, a partner body), whatever else is theirs to see.
create policy by_filer on request for select to zhulian_app
  using (filed_by = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on request to zhulian_worker using (true) with check (true);
grant select, insert, update on request to zhulian_app;
grant select on request to zhulian_worker;

-- What was done about a request, one row an act, never changed; only where it lies follows the request to another queue.
create table request_step (
  province smallint not null,
  id uuid not null,
  request uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  by uuid, -- null: the requester
  by_name text,
  detail jsonb not null default '{}', -- codes and ids only; shown, never counted or filtered
  sealed bytea, -- reasons and words
  division bigint not null,
  station uuid,
  primary key (province, id)
);
create index request_step_of on request_step (province, request, at, id);
grant select, insert, update (division, station) on request_step to zhulian_app;
grant select on request_step to zhulian_worker;
call protect_by_scope('request_step', 'division', 'station');

-- What the requester and the staff write to each other under the code.
create table request_message (
  province smallint not null,
  id uuid not null,
  request uuid not null,
  at timestamptz(3) not null,
  by uuid, -- null: the requester
  by_name text,
  sealed bytea not null,
  division bigint not null,
  station uuid,
  primary key (province, id)
);
create index request_message_of on request_message (province, request, at, id);
grant select, insert, update (division, station) on request_message to zhulian_app;
grant select on request_message to zhulian_worker;
call protect_by_scope('request_message', 'division', 'station');

-- What figures count: the receipt and the decision of a request, at the station that had it then. Never changed, only
-- taken out, so that a frozen report keeps what it counted.
create table request_fact (
  province smallint not null,
  id uuid not null,
  request uuid not null,
  event text not null check (event in ('received', 'accepted', 'referred', 'refused')),
  station uuid not null, -- all zeros where it was in no station's queue
  station_division bigint not null,
  division bigint not null,
  day date not null,
  month integer not null,
  source request_source not null,
  urgency smallint not null,
  needs text[] not null,
  on_time boolean not null,
  person uuid,
  person_ordinal integer,
  label text not null, -- the request's number
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index request_fact_once on request_fact (province, request, (event = 'received')) where reversed_at is null;
create index request_fact_leaf on request_fact (station, month);
create index request_fact_place on request_fact (division, day desc, request desc);
grant select, insert, update (reversed_at) on request_fact to zhulian_app;
grant select on request_fact to zhulian_worker;
call protect_by_scope('request_fact', 'division', 'station');

create table request_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on request_number_counter to zhulian_app;

-- The next number of a county and year; two at once wait for each other here and get two numbers.
create function take_request_number(p_county integer, p_year integer) returns integer
language sql
begin atomic
  insert into request_number_counter as c (province, county, year, last) values (p_county / 10000, p_county, p_year, 1)
  on conflict (province, county, year) do update set last = c.last + 1
  returning last;
end;

-- Writes a request with its first record, its first fact and the mark on the leaf. Called under the caller's scope by
-- staff, and by `file_request` for those who have none.
create function insert_request(p jsonb, p_sealed bytea, p_phone bytea, p_follow bytea, p_hash bytea) returns text
language plpgsql as $$
declare
  v_province smallint := (p->>'province')::smallint;
  v_day date := (p->>'received_on')::date;
  v_month integer := extract(year from v_day)::integer * 100 + extract(month from v_day)::integer;
  v_county integer := ((p->>'division')::bigint / 1000000)::integer;
  v_station uuid := (p->>'station')::uuid;
  v_nowhere constant uuid := '00000000-0000-0000-0000-000000000000'; -- no station: counted in its division
  v_leaf bigint := coalesce((p->>'station_division')::bigint, (p->>'division')::bigint);
  v_place text;
  v_number text;
begin
  v_place := take_request_number(v_county, extract(year from v_day)::integer)::text;
  v_number := format('QZ-%s-%s-%s', v_county, extract(year from v_day)::integer, lpad(v_place, greatest(5, length(v_place)), '0'));
  insert into request (province, id, number, source, source_room, source_record, organisation, received_at, received_on, clock_from, division,
    station, station_division, urgency, endangered, needs, for_whom, about_name, name_keys, person, person_ordinal, phone_index,
    anonymous, sealed, filed_by, filed_name, owner, owner_name, state, language, follow_index, command, input_hash)
  values (v_province, (p->>'id')::uuid, v_number, p->>'source', p->>'source_room', (p->>'source_record')::uuid,
    (p->>'organisation')::uuid, (p->>'received_at')::timestamptz, v_day,
    (p->>'received_at')::timestamptz, (p->>'division')::bigint, v_station,
    (p->>'station_division')::bigint, (p->>'urgency')::smallint, (p->>'endangered')::boolean,
    array(select jsonb_array_elements_text(p->'needs')), p->>'for_whom', p->>'about_name',
    array(select jsonb_array_elements_text(p->'name_keys')), (p->>'person')::uuid, (p->>'person_ordinal')::integer, p_phone,
    (p->>'anonymous')::boolean, p_sealed, (p->>'filed_by')::uuid, p->>'filed_name', (p->>'owner')::uuid, p->>'owner_name',
    case when p->>'owner' is null then 'received' else 'looking' end, p->>'language', p_follow, (p->>'command')::uuid, p_hash);
  insert into request_step (province, id, request, kind, at, by, by_name, division, station)
  values (v_province, (p->>'step')::uuid, (p->>'id')::uuid, 'received', (p->>'received_at')::timestamptz, (p->>'filed_by')::uuid,
    p->>'filed_name', (p->>'division')::bigint, v_station);
  insert into request_fact (province, id, request, event, station, station_division, division, day, month, source, urgency,
    needs, on_time, person, person_ordinal, label)
  values (v_province, (p->>'fact')::uuid, (p->>'id')::uuid, 'received', coalesce(v_station, v_nowhere), v_leaf,
    (p->>'division')::bigint, v_day, v_month, p->>'source', (p->>'urgency')::smallint,
    array(select jsonb_array_elements_text(p->'needs')), false, (p->>'person')::uuid, (p->>'person_ordinal')::integer, v_number);
  insert into figure_dirty (station, month, division) values (coalesce(v_station, v_nowhere), v_month, v_leaf);
  return v_number;
end
$$;

-- The public page and partner bodies file without a scope over the place. Nothing is read back but whether the same
-- command was here before: then its content is compared, and nothing is written twice.
create function file_request(p jsonb, p_sealed bytea, p_phone bytea, p_follow bytea, p_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  earlier bytea;
begin
  select r.input_hash into earlier from public.request r
  where r.province = (p->>'province')::smallint and r.command = (p->>'command')::uuid;
  if found then return case when earlier = p_hash then 'again' else 'other' end; end if;
  perform public.insert_request(p, p_sealed, p_phone, p_follow, p_hash);
  return 'filed';
end
$$;
revoke all on function file_request(jsonb, bytea, bytea, bytea, bytea) from public;
grant execute on function file_request(jsonb, bytea, bytea, bytea, bytea) to zhulian_app;

-- Hands a request of the caller's scope to the queue of a station, with everything that was written about it. The other
-- queue may lie where the caller may not look, so the rows are moved with the owner's rights, and only these.
create function move_request(p_province smallint, p_request uuid, p_station uuid, p_division bigint) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v integer;
begin
  update public.request r set station = p_station, station_division = p_division, owner = null, owner_name = null,
    state = 'received', version = r.version + 1
  where r.province = p_province and r.id = p_request and public.scope_covers(r.division, r.station, null::uuid)
  returning r.version into v;
  if v is null then return null; end if;
  update public.request_step t set station = p_station where t.province = p_province and t.request = p_request;
  update public.request_message m set station = p_station where m.province = p_province and m.request = p_request;
  return v;
end
$$;
revoke all on function move_request(smallint, uuid, uuid, bigint) from public;
grant execute on function move_request(smallint, uuid, uuid, bigint) to zhulian_app;

-- The last words meant for whoever asked, for the one who filed: the acts themselves are not theirs to see.
create function request_words(p_province smallint, p_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (
    select t.sealed from public.request_step t join public.request r on r.province = t.province and r.id = t.request
    where t.province = p_province and t.request = p_request
      and (r.filed_by = nullif(current_setting('app.account', true), '')::uuid or public.scope_covers(r.division, r.station, null::uuid))
      and t.kind in ('accepted', 'referred', 'refused', 'closed', 'reopened', 'merged')
    order by t.at desc, t.id desc limit 1);
end
$$;
revoke all on function request_words(smallint, uuid) from public;
grant execute on function request_words(smallint, uuid) to zhulian_app;

-- What a code opens: how far the request is and what is meant for its requester, nothing of the work on it.
create function request_followed(p_province smallint, p_follow bytea)
returns table (id uuid, number text, state text, received_on date, settled_on date, station text, division bigint, words bytea,
  messages jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select r.id, r.number,
      -- Who asked twice hears how far the one is that stayed; its words are meant for somebody else.
      (with recursive chain as (
          select r.id, r.state, r.merged_into, 1 as step
          union all
          select n.id, n.state, n.merged_into, c.step + 1 from chain c
            join public.request n on n.province = r.province and n.id = c.merged_into
          where c.state = 'merged' and c.step < 10)
        select c.state::text from chain c order by c.step desc limit 1),
      r.received_on, (r.settled_at at time zone 'Asia/Shanghai')::date, s.name, r.division,
      (select t.sealed from public.request_step t
        where t.province = r.province and t.request = r.id
          and t.kind in ('accepted', 'referred', 'refused', 'closed', 'reopened', 'merged')
        order by t.at desc, t.id desc limit 1),
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'at', to_char(m.at at time zone 'Asia/Shanghai',
          'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'), 'own', m.by is null, 'sealed', encode(m.sealed, 'base64')) order by m.at, m.id), '[]')
        from public.request_message m where m.province = r.province and m.request = r.id)
    from public.request r left join public.station s on s.province = r.province and s.id = r.station
    where r.province = p_province and r.follow_index = p_follow;
end
$$;
revoke all on function request_followed(smallint, bytea) from public;
grant execute on function request_followed(smallint, bytea) to zhulian_app;

-- Adds a message under a code. A request holds a hundred of them, so that nobody fills the table.
create function add_requester_message(p_province smallint, p_follow bytea, p_id uuid, p_at timestamptz, p_sealed bytea,
  p_endangered boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  r record;
begin
  select * into r from public.request q where q.province = p_province and q.follow_index = p_follow for update;
  if not found then return false; end if;
  if (select count(*) from public.request_message m where m.province = r.province and m.request = r.id) >= 100 then
    return false;
  end if;
  insert into public.request_message (province, id, request, at, sealed, division, station)
  values (r.province, p_id, r.id, p_at, p_sealed, r.division, r.station)
  on conflict do nothing;
  update public.request q set answered = false,
    endangered = q.endangered or p_endangered, safe = q.safe and not p_endangered,
    urgency = case when p_endangered and q.settled_at is null then 2 else q.urgency end
  where q.province = r.province and q.id = r.id;
  return true;
end
$$;
revoke all on function add_requester_message(smallint, bytea, uuid, timestamptz, bytea, boolean) from public;
grant execute on function add_requester_message(smallint, bytea, uuid, timestamptz, bytea, boolean) to zhulian_app;

-- Published for the figures.
create view figures_request_history with (security_invoker = true) as
  select f.province, f.request as id, f.request, f.event, f.station, f.division, f.month, f.day,
    coalesce(s.survivor, f.person_ordinal) as person_ordinal, f.person, f.source::text as source, f.urgency, f.needs,
    f.on_time, f.label, f.recorded_at as counted_from, f.reversed_at as counted_until
  from request_fact f left join person_survivor s on s.province = f.province and s.ordinal = f.person_ordinal;
create view figures_request with (security_invoker = true) as
  select f.province, f.request as id, f.request, f.event, f.station, f.division, f.month, f.day,
    coalesce(s.survivor, f.person_ordinal) as person_ordinal, f.person, f.source::text as source, f.urgency, f.needs,
    f.on_time, f.label
  from request_fact f left join person_survivor s on s.province = f.province and s.ordinal = f.person_ordinal
  where f.reversed_at is null;
grant select on figures_request, figures_request_history to zhulian_app, zhulian_worker;
