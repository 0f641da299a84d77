-- A case goes to another station without anybody holding rights at both (2.1): the one that manages it asks, the other
-- accepts or returns it. Until it is accepted it is counted where it was.
create table case_transfer (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  kind case_kind not null,
  problem case_problem not null,
  from_station uuid not null,
  from_division bigint not null,
  to_station uuid not null,
  to_division bigint not null, -- where that station stands
  sealed bytea not null, -- the client's name and why, as JSON
  state text not null default 'asked' check (state in ('asked', 'accepted', 'returned', 'withdrawn')),
  asked_on date not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null default clock_timestamp(),
  settled_on date,
  settled_by_name text,
  answer_sealed bytea,
  primary key (province, id),
  check (province = from_division / 10000000000),
  check ((state = 'asked') = (settled_on is null))
);
create unique index case_transfer_once on case_transfer (province, case_id) where state = 'asked';
create index case_transfer_case on case_transfer (province, case_id, asked_at);
create index case_transfer_from on case_transfer (from_station, asked_on desc, id desc);
create index case_transfer_to on case_transfer (to_station, asked_on desc, id desc);
create index case_transfer_open on case_transfer (province, asked_on desc, id desc) where state = 'asked';
alter table case_transfer enable row level security;
create policy by_giver on case_transfer to zhulian_app
  using (scope_covers(from_division, from_station, null::uuid)) with check (scope_covers(from_division, from_station, null::uuid));
create policy by_receiver on case_transfer to zhulian_app
  using (scope_covers(to_division, to_station, null::uuid)) with check (scope_covers(to_division, to_station, null::uuid));
grant select, insert, update on case_transfer to zhulian_app;

-- Takes over a case that was asked for. Only who covers the receiving station gets through, and only with an open
-- request; the rows of the giving station are out of that scope, which is why this runs as the owner.
create function accept_case_transfer(
  p_province smallint, p_transfer uuid, p_move uuid, p_on date, p_division bigint, p_worker uuid, p_worker_name text, p_reason text
) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  asked case_transfer;
begin
  select * into asked from case_transfer t
    where t.province = p_province and t.id = p_transfer and t.state = 'asked' and scope_covers(t.to_division, t.to_station, null::uuid)
    for update;
  if not found then return null; end if;
  insert into case_move (province, id, case_id, step, moved_on, from_station, from_division, station, division, reason, moved_by, moved_by_name)
    select c.province, p_move, c.id, (select count(*) + 1 from case_move m where m.province = c.province and m.case_id = c.id), p_on,
      c.station, c.division, asked.to_station, p_division, p_reason, p_worker, p_worker_name
    from service_case c where c.province = p_province and c.id = asked.case_id and c.state = 'open';
  if not found then return null; end if;
  update service_case set station = asked.to_station, division = p_division, worker = p_worker, worker_name = p_worker_name,
    moving_station = null, version = version + 1
    where province = p_province and id = asked.case_id;
  update case_transfer set state = 'accepted', settled_on = p_on, settled_by_name = p_worker_name
    where province = p_province and id = p_transfer;
  perform follow_case(p_province, asked.case_id);
  return asked.case_id;
end
$$;

-- Every record of a case lies where the case is managed. Whoever covers that place may call it, and no other.
create function follow_case(p_province smallint, p_case uuid) returns void
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
end
$$;

-- What is counted of a case and where it moved lies also at stations that one does not see. Who manages the case now
-- keeps its turns right: these three ask whether the case itself is in sight, and then read and write past the places.
create function moves_of_case(p_province smallint, p_case uuid) returns setof case_move
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from service_case c where c.province = p_province and c.id = p_case and scope_covers(c.division, c.station, c.person)) then
    return query select * from case_move m where m.province = p_province and m.case_id = p_case order by m.step;
  end if;
end
$$;

create function turns_of_case(p_province smallint, p_case uuid) returns setof case_turn
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from service_case c where c.province = p_province and c.id = p_case and scope_covers(c.division, c.station, c.person)) then
    return query select * from case_turn t where t.province = p_province and t.case_id = p_case and t.reversed_at is null;
  end if;
end
$$;

create function keep_turns_of_case(p_province smallint, p_case uuid, p_taken_out uuid[], p_fresh jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from service_case c where c.province = p_province and c.id = p_case and scope_covers(c.division, c.station, c.person)) then
    raise exception 'case out of sight';
  end if;
  update case_turn set reversed_at = clock_timestamp()
    where province = p_province and case_id = p_case and id = any(p_taken_out) and reversed_at is null;
  insert into case_turn (province, id, case_id, step, event, change, station, division, day, month, person, person_ordinal, categories,
    kind, problem, source, close_reason, label)
  select c.province, f.id, c.id, f.step, f.event, f.change, f.station, f.division, f.day, f.month, c.person, c.person_ordinal, c.categories,
    f.kind, f.problem, f.source, f.close_reason, c.number
  from service_case c, jsonb_to_recordset(p_fresh) as f(id uuid, step smallint, event text, change smallint, station uuid, division bigint,
    day date, month integer, kind text, problem text, source text, close_reason text)
  where c.province = p_province and c.id = p_case;
end
$$;

-- Returns a case that one was asked to take over: it stays where it is, and the giving station may ask another.
create function return_case_transfer(p_province smallint, p_transfer uuid, p_on date, p_by_name text, p_answer bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  asked case_transfer;
begin
  update case_transfer t set state = 'returned', settled_on = p_on, settled_by_name = p_by_name, answer_sealed = p_answer
    where t.province = p_province and t.id = p_transfer and t.state = 'asked' and scope_covers(t.to_division, t.to_station, null::uuid)
    returning * into asked;
  if not found then return null; end if;
  update service_case set moving_station = null, version = version + 1 where province = p_province and id = asked.case_id;
  return asked.case_id;
end
$$;
