-- Published for rooms that draw lists of households by place and category: one row a person on the register and category,
-- with the household, or the person alone where there is none. Row-level security is the reader's.
create view household_roster with (security_invoker = true) as
select p.province, coalesce(p.household, p.id) as household, p.id as person, p.division, p.station,
  coalesce(h.head = p.id, p.household is null) as is_head, p.pinyin, c.category, c.valid_from, c.valid_to
from person p
left join household h on h.province = p.province and h.id = p.household
left join person_category c on c.province = p.province and c.person = p.id
where p.state in ('active', 'paused') and p.left_on is null;
grant select on household_roster to zhulian_app, zhulian_worker;
