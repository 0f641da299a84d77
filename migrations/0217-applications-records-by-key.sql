-- What is drawn by, and held against, persons of the register, who are known to applications by the keyed hash of their number
-- and by no id: the same answer as `application_records_of` gives of workers, students and bodies, for a batch at once.
create function application_records_by_key(p_province smallint, p_keys bytea[], p_programme text, p_class text, p_on date)
returns table (subject bytea, held text[], paid bigint, barred boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  with known as (
    select distinct a.subject_hash from public.application a
    where a.province = p_province and a.subject_hash = any(p_keys) and not a.draft
  ), drawn as (
    select k.subject_hash, d.programme, d.amount
    from known k cross join lateral public.application_awards_anywhere(p_province, k.subject_hash) d
  ), closed as (
    select k.subject_hash from known k cross join lateral public.application_bars_anywhere(p_province, k.subject_hash, p_class) b
    where b.from_on <= p_on and coalesce(b.until_on >= p_on, true) and coalesce(b.lifted_on > p_on, true)
  )
  select k.subject_hash,
    coalesce((select array_agg(distinct d.programme order by d.programme) from drawn d where d.subject_hash = k.subject_hash), '{}'),
    coalesce((select sum(d.amount) from drawn d where d.subject_hash = k.subject_hash and d.programme = p_programme), 0)::bigint,
    exists (select from closed c where c.subject_hash = k.subject_hash)
  from known k
$$;
revoke all on function application_records_by_key(smallint, bytea[], text, text, date) from public;
grant execute on function application_records_by_key(smallint, bytea[], text, text, date) to zhulian_app, zhulian_worker;
