-- Published for other rooms' commands: where a station stands and since when it works, or nothing when the caller
-- may not work for it (it runs with the caller's rights). `p_provinces` lets a distributed database ask the right shard.
create function station_place(p_provinces smallint[], p_station uuid)
returns table (province smallint, division bigint, opened_on date, closed_on date)
language sql stable parallel safe
begin atomic
  select s.province, s.division, s.opened_on, s.closed_on from station s
  where s.province = any (p_provinces) and s.id = p_station;
end;

-- The same for any station: the register is open to everyone who is signed in, and someone may serve a person whose
-- file a station outside the own scope keeps (the child director of a village). Whether the caller may work for the
-- station is the caller's question: `scope_covers(division, station, null)`.
create function station_anywhere(p_provinces smallint[], p_station uuid)
returns table (province smallint, division bigint, opened_on date, closed_on date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select s.province, s.division, s.opened_on, s.closed_on from public.station s
    where s.province = any (p_provinces) and s.id = p_station;
end
$$;
