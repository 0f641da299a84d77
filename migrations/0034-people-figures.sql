-- Published for the figures: who was on the register, where and from when to when, and with what categories.
-- `left_on` is the first day no longer on the register. Both run with the caller's rights. Distinct persons are
-- counted by the survivor of a merge; a file that was merged counts in its own places and times as that person.

create view figures_register with (security_invoker = true) as
  select p.province, p.id, p.station, p.division, p.stay_from as registered_on, p.left_on,
    extract(year from p.stay_from)::integer * 100 + extract(month from p.stay_from)::integer as month,
    coalesce(s.id, p.id) as person, coalesce(s.ordinal, p.ordinal) as person_ordinal,
    p.household, p.sex, p.birth, p.stay_from = p.registered_on as is_first, 1 as weight
  from person p left join person s on s.province = p.province and s.id = p.merged_into
  union all
  select t.province, t.person, t.station, t.division, t.from_on, t.left_on,
    extract(year from t.from_on)::integer * 100 + extract(month from t.from_on)::integer,
    coalesce(s.id, p.id), coalesce(s.ordinal, p.ordinal),
    t.household, p.sex, p.birth, t.from_on = p.registered_on, 1
  from person_stay t
  join person p on p.province = t.province and p.id = t.person
  left join person s on s.province = p.province and s.id = p.merged_into
  where t.left_on > t.from_on;

-- One row a category of a person while on a register: from the later of the two beginnings to the earlier end.
-- `to_on` is the first day on which it no longer holds.
create view figures_register_category with (security_invoker = true) as
  select r.province, r.id, r.station, r.division, r.person, r.person_ordinal, r.household,
    c.category, c.sub_kind, greatest(c.valid_from, r.registered_on) as from_on,
    least(c.valid_to + 1, r.left_on) as to_on, 1 as weight
  from figures_register r
  join person_category c on c.province = r.province and c.person = r.id
  where c.valid_from < coalesce(r.left_on, 'infinity') and coalesce(c.valid_to, 'infinity') >= r.registered_on;

grant select on figures_register, figures_register_category to zhulian_app, zhulian_worker;
