-- What is drawn by, and held against, those of a register: asked for all of a batch when a policy is tried over it. As where one
-- application is decided, a body learns what is drawn elsewhere and that a bar holds, and sees no file of another body.
create function application_records_of(p_provinces smallint[], p_subjects uuid[], p_programme text, p_class text, p_on date)
returns table (subject uuid, held text[], paid bigint, barred boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  with known as (
    select distinct a.province, a.subject_id, a.subject_hash from public.application a
    where a.subject_id = any(p_subjects) and a.province = any(p_provinces) and a.subject_hash is not null and not a.draft
  ), drawn as (
    select k.subject_id, d.programme, d.amount
    from known k cross join lateral public.application_awards_anywhere(k.province, k.subject_hash) d
  ), closed as (
    select k.subject_id from known k cross join lateral public.application_bars_anywhere(k.province, k.subject_hash, p_class) b
    where b.from_on <= p_on and coalesce(b.until_on >= p_on, true) and coalesce(b.lifted_on > p_on, true)
  )
  select s.subject_id,
    coalesce((select array_agg(distinct d.programme order by d.programme) from drawn d where d.subject_id = s.subject_id), '{}'),
    coalesce((select sum(d.amount) from drawn d where d.subject_id = s.subject_id and d.programme = p_programme), 0)::bigint,
    exists (select from closed c where c.subject_id = s.subject_id)
  from (select distinct subject_id from known) s
$$;
revoke all on function application_records_of(smallint[], uuid[], text, text, date) from public;
grant execute on function application_records_of(smallint[], uuid[], text, text, date) to zhulian_app, zhulian_worker;
