-- A message under the code of a request that had ended is heard of as well: the worker looks for those that nobody was
-- told of, and one that speaks of danger is taken up again. `duty` is then the duty to answer it.
update request set duty = null where settled_at is not null and not answered;

create index request_unheard on request (settled_at)
  where settled_at is not null and not answered and (duty is null or (endangered and not safe));

create or replace function add_requester_message(p_province smallint, p_follow bytea, p_id uuid, p_at timestamptz, p_sealed bytea,
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
    urgency = case when p_endangered and q.settled_at is null then 2 else q.urgency end,
    -- What was owed ended with the request; what follows is owed anew.
    duty = case when q.settled_at is not null and q.answered then null else q.duty end
  where q.province = r.province and q.id = r.id;
  return true;
end
$$;

-- What the worker does with them, and with what others made true of an accepted request.
grant update (state, owner, owner_name, clock_from, urgency, way, decided_at, decided_on, on_time, settled_at, merged_into, duty,
  became_room, became_record, answered, version) on request to zhulian_worker;
grant insert on request_step to zhulian_worker;
grant insert, update (reversed_at) on request_fact to zhulian_worker;
