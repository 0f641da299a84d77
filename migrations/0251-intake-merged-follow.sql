-- Who follows a request that was merged was told the day of the merging as the day on which it ended, while the one that
-- stayed was still open.
create or replace function request_followed(p_province smallint, p_follow bytea)
returns table (id uuid, number text, state text, received_on date, settled_on date, station text, division bigint, words bytea,
  messages jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select r.id, r.number,
      kept.state,
      r.received_on, (kept.settled_at at time zone 'Asia/Shanghai')::date, s.name, r.division,
      (select t.sealed from public.request_step t
        where t.province = r.province and t.request = r.id
          and t.kind in ('accepted', 'referred', 'refused', 'closed', 'reopened', 'merged')
        order by t.at desc, t.id desc limit 1),
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'at', to_char(m.at at time zone 'Asia/Shanghai',
          'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'), 'own', m.by is null, 'sealed', encode(m.sealed, 'base64')) order by m.at, m.id), '[]')
        from public.request_message m where m.province = r.province and m.request = r.id)
    from public.request r left join public.station s on s.province = r.province and s.id = r.station,
      -- Who asked twice hears how far the one is that stayed, and when that ended; its words are meant for somebody else.
      lateral (with recursive chain as (
          select r.id, r.state, r.merged_into, r.settled_at, 1 as step
          union all
          select n.id, n.state, n.merged_into, n.settled_at, c.step + 1 from chain c
            join public.request n on n.province = r.province and n.id = c.merged_into
          where c.state = 'merged' and c.step < 10)
        select c.state::text as state, c.settled_at from chain c order by c.step desc limit 1) kept
    where r.province = p_province and r.follow_index = p_follow;
end
$$;
