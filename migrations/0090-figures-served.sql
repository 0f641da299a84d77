-- Everything in which a person was served (7.2): named in a record with a purpose. One row a served person and service,
-- whatever the kind, so that person-times add up over kinds and persons are one over all of them (X6, X19). An unnamed
-- crowd is no row here; it is an estimate with a measure of its own.
create view figures_served with (security_invoker = true) as
  select province, id, station, division, month, visited_on as served_on, person, person_ordinal, categories,
    'visit' as service, null::text as label, 'visit' as record_kind
  from figures_visit
  union all
  select province, id, station, division, month, held_on, person, person_ordinal, categories, 'group', group_name, 'group-attendance'
  from figures_group_attendance
  union all
  select province, id, station, division, month, attended_on, person, person_ordinal, categories, 'activity', label, 'activity'
  from figures_activity_attendance
  union all
  select province, id, station, division, month, attended_on, person, person_ordinal, categories, 'class', label, 'class'
  from figures_class_attendance
  union all
  select province, id, station, division, month, consulted_on, person, person_ordinal, categories, 'consultation', label, 'consultation'
  from figures_consultation
  union all
  select province, id, station, division, month, delivered_on, person, person_ordinal, categories, 'resource', null, 'resource-hand-out'
  from figures_resource_delivery;

create view figures_served_history with (security_invoker = true) as
  select province, id, station, division, month, visited_on as served_on, person, person_ordinal, categories,
    'visit' as service, null::text as label, 'visit' as record_kind, counted_from, counted_until
  from figures_visit_history
  union all
  select province, id, station, division, month, held_on, person, person_ordinal, categories, 'group', group_name, 'group-attendance',
    counted_from, counted_until
  from figures_group_attendance_history
  union all
  select province, id, station, division, month, attended_on, person, person_ordinal, categories, 'activity', label, 'activity',
    counted_from, counted_until
  from figures_activity_attendance_history
  union all
  select province, id, station, division, month, attended_on, person, person_ordinal, categories, 'class', label, 'class',
    counted_from, counted_until
  from figures_class_attendance_history
  union all
  select province, id, station, division, month, consulted_on, person, person_ordinal, categories, 'consultation', label, 'consultation',
    counted_from, counted_until
  from figures_consultation_history
  union all
  select province, id, station, division, month, delivered_on, person, person_ordinal, categories, 'resource', null, 'resource-hand-out',
    counted_from, counted_until
  from figures_resource_delivery_history;
grant select on figures_served, figures_served_history to zhulian_app, zhulian_worker;

-- A merger of divisions moves what was recorded from its day on, kind by kind.
grant update (division) on group_session, group_attendance, activity_event, activity_attendance, activity_spending,
  class_session, class_attendance, training, training_participant, supervision, consultation, resource_link,
  resource_delivery, resource_delivery_person to zhulian_worker;
