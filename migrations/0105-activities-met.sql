-- Higher rooms hear of visits: the clocks of a risk file move when a visit is recorded, corrected or taken out. The event
-- is written by the statement that writes the visit, so that recording stays one round trip; it names persons and tells
-- nothing of what happened. Nothing changes in what was recorded before: whoever subscribes later asks `last_met`.

-- Carries out a trip inside the caller's transaction: who was served is looked up as of the day, then records,
-- photos, the duty and the dirty leaf are written. Everything that may be refused is asked before the first write,
-- so that a refusal leaves nothing behind. Answers {"refused", "path"} or what was recorded with its warnings.
create or replace function insert_visits(p_trip jsonb) returns jsonb
language plpgsql as $$
declare
  t record;
  place record;
  facts record;
  month integer;
  warnings jsonb := '[]';
  records jsonb;
begin
  select * into t from jsonb_to_record(p_trip) as (
    id uuid, provinces smallint[], station uuid, division bigint, "visitedOn" date, "startedAt" time, "endedAt" time,
    minutes smallint, method text, purpose text, worker uuid, "workerName" text, companions text, people uuid[],
    persons jsonb, "livingConditions" text, requests text, handled text[], urgency smallint, "followUp" text,
    "followUpOn" date, duty uuid, "dutyKept" boolean, fulfils uuid, confirmation text, photos jsonb, files uuid[], "by" uuid, today date,
    corrects uuid, chain uuid, reason text);

  select * into place from station_anywhere(t.provinces, t.station);
  if not found then return '{"refused": "not-found", "path": "/body/station"}'; end if;
  perform hold_persons(place.province, t.people);
  select count(*) as found, count(distinct s.person) as persons, count(distinct s.household) as households,
    min(s.division) as division, bool_and(s.station = t.station) as keeps_them, array_agg(s.person) as ids,
    bool_or(s.registered_on > t."visitedOn") as early,
    bool_or(s.state in ('died', 'moved-away', 'closed') and s.state_on < t."visitedOn") as gone,
    -- Plausibility (7.8) is told, never enforced: the worker may be right. Asked before this trip's own records exist.
    (select count(*) from (
      select from visit v where v.worker = t.worker and v.visited_on = t."visitedOn"
        and not v.reversal and v.reversed_by is null limit 12) as earlier) as earlier,
    -- By the index on the person and no other, whatever is known of the table when the plan is made.
    exists (select from visit v where v.person = any (t.people) and v.visited_on is not distinct from t."visitedOn"
      and v.worker is not distinct from t.worker and not v.reversal and v.reversed_by is null) as repeated,
    array_agg(s) as served
  into facts from person_snapshot(place.province, t.people, t."visitedOn") s;
  if facts.found <> cardinality(t.people) then return '{"refused": "not-found", "path": "/body/persons"}'; end if;
  -- One works for a station in one's scope, or for the station that keeps the files of those one serves: the child
  -- director of a village records for the station of the town.
  if (facts.keeps_them or scope_covers(place.division, t.station, null)) is not true then
    return '{"refused": "not-found", "path": "/body/station"}';
  end if;
  if facts.persons <> cardinality(t.people) then return '{"refused": "person-named-twice", "path": "/body/persons"}'; end if;
  if facts.households > 1 then return '{"refused": "persons-of-several-households", "path": "/body/persons"}'; end if;
  if t.division / 10000000000 <> place.province then return '{"refused": "division-outside-scope", "path": "/body/division"}'; end if;
  if t.files is not null and not claim_files(place.province, t.files, t."by") then
    return '{"refused": "photo-not-found", "path": "/body/photos"}';
  end if;

  if facts.earlier + facts.found > 12 then warnings := warnings || '{"code": "many-visits-a-day"}'::jsonb; end if;
  if facts.repeated then warnings := warnings || '{"code": "same-person-same-day"}'::jsonb; end if;
  if facts.early then
    warnings := warnings || (select jsonb_agg(jsonb_build_object('code', 'visit-before-registration', 'person', s.asked))
      from unnest(facts.served) s where s.registered_on > t."visitedOn");
  end if;
  if facts.gone then
    warnings := warnings || (select jsonb_agg(jsonb_build_object('code', 'person-no-longer-here', 'person', s.asked))
      from unnest(facts.served) s where s.state in ('died', 'moved-away', 'closed') and s.state_on < t."visitedOn");
  end if;
  if t."visitedOn" < place.opened_on or t."visitedOn" > place.closed_on then
    warnings := warnings || '{"code": "station-not-open-that-day"}'::jsonb;
  end if;

  month := extract(year from t."visitedOn") * 100 + extract(month from t."visitedOn");
  with written as (
    insert into visit (province, id, household_visit, person, person_ordinal, household, station, division, visited_on, month,
      started_at, ended_at, minutes, method, purpose, seen, worker, worker_name, companions, categories, living_conditions,
      condition, changes, requests, handled, notes, urgency, follow_up, follow_up_on, duty, confirmation,
      corrects, chain, correction_reason, recorded_by)
    select place.province, r.id, t.id, s.person, s.ordinal, s.household, t.station, coalesce(t.division, s.division), t."visitedOn", month,
      t."startedAt", t."endedAt", t.minutes, t.method, t.purpose, r.seen, t.worker, t."workerName", t.companions, s.categories, t."livingConditions",
      r.condition, r.changes, t.requests, t.handled, r.notes, t.urgency, t."followUp", t."followUpOn", t.duty, t.confirmation,
      t.corrects, t.chain, t.reason, t."by"
    from jsonb_to_recordset(t.persons) as r(id uuid, person uuid, seen text, condition text, changes text, notes text)
    join unnest(facts.served) s on s.asked = r.person
    returning id, person, division
  ), marked as (
    insert into figure_dirty (station, month, division) values (t.station, month, place.division)
  )
  select jsonb_agg(jsonb_build_object('id', w.id, 'person', w.person, 'division', w.division)) into records from written w;

  if t.files is not null then
    insert into visit_photo (province, file, household_visit, division, station, faces_blurred)
    select place.province, p.file, t.id, coalesce(t.division, facts.division), t.station, p."facesBlurred"
    from jsonb_to_recordset(t.photos) as p(file uuid, "facesBlurred" boolean);
  end if;
  insert into outbox (id, name, subject, division, data) values (gen_random_uuid(), 'visit.recorded', t.id,
    coalesce(t.division, facts.division), jsonb_build_object('province', place.province, 'persons', facts.ids));
  if t.duty is not null and t."dutyKept" is not true then
    perform open_duty(t.duty, 'visit-follow-up', 'activities', t.id, facts.ids[1], t.station, coalesce(t.division, facts.division),
      t.worker, t."followUp", t."followUpOn", t.urgency, t."by");
  end if;
  if t.fulfils is not null and not settle_duty(place.province, t.fulfils, t.today, t."by", 'visit-recorded') then
    warnings := warnings || '{"code": "duty-not-open"}'::jsonb;
  end if;
  return jsonb_build_object('trip', t.id, 'records', records, 'duty', t.duty, 'warnings', warnings);
end
$$;

-- Published for other rooms: the last days on which each of some persons was met, by records that count. In person is
-- the person seen at home, outside or at school; seen is also by video; contact is the person or the family in any way.
create function last_met(p_province smallint, p_persons uuid[])
returns table (person uuid, in_person date, seen date, contact date)
language sql stable parallel safe
begin atomic
  select a.person,
    (select v.visited_on from visit v where v.person = a.person and v.province = p_province and v.seen = 'person'
      and v.method in ('home', 'outside', 'school') and not v.reversal and v.reversed_by is null
      order by v.visited_on desc, v.id desc limit 1),
    (select v.visited_on from visit v where v.person = a.person and v.province = p_province and v.seen = 'person'
      and v.method in ('home', 'outside', 'school', 'video') and not v.reversal and v.reversed_by is null
      order by v.visited_on desc, v.id desc limit 1),
    (select v.visited_on from visit v where v.person = a.person and v.province = p_province
      and v.seen in ('person', 'family') and not v.reversal and v.reversed_by is null
      order by v.visited_on desc, v.id desc limit 1)
  from unnest(p_persons) as a(person);
end;

-- Published for other rooms: who of some persons was met between two days, at home, by telephone or by video (6.5).
create function met_between(p_province smallint, p_persons uuid[], p_from date, p_to date) returns setof uuid
language sql stable parallel safe
begin atomic
  select a.person from unnest(p_persons) as a(person)
  where exists (select from visit v where v.person = a.person and v.province = p_province and v.seen = 'person'
    and v.visited_on between p_from and p_to and not v.reversal and v.reversed_by is null);
end;
