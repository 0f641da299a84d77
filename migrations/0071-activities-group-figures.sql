-- Published for the figures: groups as they open and close, sessions, attendances. The left joins only name a record;
-- a count does not carry them out.
create view figures_group_history with (security_invoker = true) as
  select t.province, t.group_id as id, t.group_id, t.station, t.division, t.month, t.day, null::uuid as person,
    t.event, t.change, t.type, t.field, t.service_type, g.name as label, g.name as group_name, 1 as weight,
    t.recorded_at as counted_from, t.reversed_at as counted_until
  from group_turn t left join service_group g on g.province = t.province and g.id = t.group_id;
create view figures_group with (security_invoker = true) as
  select t.province, t.group_id as id, t.group_id, t.station, t.division, t.month, t.day, null::uuid as person,
    t.event, t.change, t.type, t.field, t.service_type, g.name as label, g.name as group_name, 1 as weight
  from group_turn t left join service_group g on g.province = t.province and g.id = t.group_id
  where t.reversed_at is null;

create view figures_group_session_history with (security_invoker = true) as
  select s.province, s.id, s.group_id, s.station, s.division, s.month, s.held_on, null::uuid as person,
    s.type, s.field, s.service_type, s.minutes, s.present, s.expected, s.worker,
    g.name || ' · ' || s.number as label, g.name as group_name, 1 as weight, s.recorded_at as counted_from, s.reversed_at as counted_until
  from group_session s left join service_group g on g.province = s.province and g.id = s.group_id;
create view figures_group_session with (security_invoker = true) as
  select s.province, s.id, s.group_id, s.station, s.division, s.month, s.held_on, null::uuid as person,
    s.type, s.field, s.service_type, s.minutes, s.present, s.expected, s.worker,
    g.name || ' · ' || s.number as label, g.name as group_name, 1 as weight
  from group_session s left join service_group g on g.province = s.province and g.id = s.group_id
  where s.reversed_by is null;

-- Distinct persons are counted by the survivor of a merge, as visits are.
create view figures_group_attendance_history with (security_invoker = true) as
  select a.province, a.id, a.session, a.group_id, a.station, a.division, a.month, a.held_on,
    coalesce(s.survivor, a.person_ordinal) as person_ordinal, a.person, a.household, a.categories, a.state, a.minutes,
    a.type, a.field, a.service_type, g.name as group_name, 1 as weight, a.recorded_at as counted_from, a.reversed_at as counted_until
  from group_attendance a left join person_survivor s on s.province = a.province and s.ordinal = a.person_ordinal
  left join service_group g on g.province = a.province and g.id = a.group_id
  where a.state <> 'absent';
create view figures_group_attendance with (security_invoker = true) as
  select a.province, a.id, a.session, a.group_id, a.station, a.division, a.month, a.held_on,
    coalesce(s.survivor, a.person_ordinal) as person_ordinal, a.person, a.household, a.categories, a.state, a.minutes,
    a.type, a.field, a.service_type, g.name as group_name, 1 as weight
  from group_attendance a left join person_survivor s on s.province = a.province and s.ordinal = a.person_ordinal
  left join service_group g on g.province = a.province and g.id = a.group_id
  where a.state <> 'absent' and a.reversed_by is null;
grant select on figures_group, figures_group_history, figures_group_session, figures_group_session_history,
  figures_group_attendance, figures_group_attendance_history to zhulian_app, zhulian_worker;
