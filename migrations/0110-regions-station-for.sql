-- Which station answers for a place on a day: that of its town, else the guidance centre of its county, else none. Asked
-- for requests that come from outside, before anybody has a scope; a station's sign is no secret.
create function station_for(p_division bigint, p_on date)
returns table (station uuid, division bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.division from public.station s
    where s.province = (p_division / 10000000000)::smallint
      and ((s.kind = 'station' and s.division = p_division / 1000 * 1000 and p_division % 1000000 <> 0)
        or (s.kind = 'guidance-centre' and s.division = p_division / 1000000 * 1000000))
      and s.opened_on <= p_on and (s.closed_on is null or s.closed_on > p_on)
    order by s.kind = 'station' desc, s.opened_on, s.id
    limit 1;
end
$$;
revoke all on function station_for(bigint, date) from public;
grant execute on function station_for(bigint, date) to zhulian_app, zhulian_worker;
