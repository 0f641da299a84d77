-- Published for other rooms' commands: the open station that stands closest around a place, whoever asks (the register
-- of stations is open to everyone who is signed in). Somebody whose grant is one village reports for it all the same.
create function station_near(p_province smallint, p_division bigint, p_day date) returns table (id uuid, division bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select s.id, s.division from public.station s
    where s.province = p_province and s.kind <> 'guidance-centre'
      and s.division = any (array[p_division, p_division / 1000 * 1000])
      and (s.opened_on is null or s.opened_on <= p_day) and (s.closed_on is null or s.closed_on >= p_day)
    order by s.division desc, s.code limit 1;
end
$$;
revoke all on function station_near(smallint, bigint, date) from public;
grant execute on function station_near(smallint, bigint, date) to zhulian_app, zhulian_worker;
