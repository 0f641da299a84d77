-- Published for other rooms: persons as they were on a day, and who survived a merge.

-- What a record of a service keeps of those it served. It runs with the caller's rights: whoever is outside the
-- scope is not in the answer. A merged person's own file answers with the survivor under the asked id, so that a
-- device that has not heard of the merge loses nothing.
create type person_on_day as (
  asked uuid,
  person uuid,
  ordinal integer,
  household uuid,
  station uuid,
  division bigint,
  state text,
  state_on date,
  registered_on date,
  categories text[]
);

create function person_snapshot(p_province smallint, p_persons uuid[], p_day date) returns setof person_on_day
language sql stable parallel safe
begin atomic
  select a.id, p.id, p.ordinal, p.household, p.station, p.division, p.state, p.state_on, p.registered_on,
    array(select distinct c.category from person_category c
          where c.province = p.province and c.person = p.id
            and c.valid_from <= p_day and (c.valid_to is null or c.valid_to >= p_day)
          order by c.category)
  from person a
  -- case, not coalesce: PostgreSQL does not hold coalesce for leak-proof and would read the whole table.
  join person p on p.province = a.province and p.id = case when a.merged_into is null then a.id else a.merged_into end
  where a.province = p_province and a.id = any (p_persons);
end;

-- Asked before a record names persons: nobody of them is removed (an import is taken back) until the record is there.
-- Whoever is being removed is waited for, and is then not found any more.
create function hold_persons(p_province smallint, p_persons uuid[]) returns void
language plpgsql as $$
begin
  perform from person where province = p_province and id = any (p_persons) order by id for key share;
end
$$;

-- Records keep the number of the person they were made for; a count of distinct persons puts the survivor's in its
-- place. The view tells numbers only and runs with its owner's rights: a merge must count the same for everyone.
create view person_survivor as
  select a.province, a.ordinal, p.ordinal as survivor
  from person a join person p on p.province = a.province and p.id = a.merged_into
  where a.merged_into is not null;
create index person_merged on person (province, ordinal, merged_into) where merged_into is not null;
grant select on person_survivor to zhulian_app, zhulian_worker;
