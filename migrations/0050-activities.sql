-- Visits (走访记录表, 5.2): one record a person served; what belongs to the trip as a whole is repeated on each
-- record, because each is counted, corrected and read alone (7.2). No record is ever edited: a correction is a
-- reversing record, and a replacement where there is one (7.5). The application role could not edit one if it
-- tried: it may update only the two columns that say by what a record was reversed.

-- Codes of 5.2. Domains, not checks: an insert reads every check of its table from text again, 60 µs a visit here.
create domain visit_method as text check (value in ('home', 'telephone', 'video', 'outside', 'school'));
create domain visit_purpose as text check (value in ('first', 'routine', 'festival', 'risk', 'follow-up'));
create domain visit_seen as text check (value in ('person', 'family', 'neighbour', 'nobody'));
create domain visit_confirmation as text check (value in ('signature', 'fingerprint', 'none'));
create domain visit_urgency as smallint check (value between 0 and 2);

create table visit (
  province smallint not null,
  id uuid not null,
  household_visit uuid not null, -- the trip: the same for all persons served in it
  person uuid not null,
  person_ordinal integer not null,
  household uuid,
  station uuid not null, -- whose work it is
  division bigint not null, -- statutory division where it happened
  county integer generated always as ((division / 1000000)::integer) stored,
  visited_on date not null, -- the service date decides the period (7.5)
  month integer not null, -- 202305, from visited_on
  started_at time,
  ended_at time,
  minutes smallint, -- null where the times are not known
  method visit_method not null,
  purpose visit_purpose not null,
  seen visit_seen not null,
  worker uuid not null, -- account of the social worker
  worker_name text not null, -- as it was then, for print
  companions text,
  categories text[] not null default '{}', -- snapshot of the day (7.3)
  living_conditions text,
  condition text, -- body and mind
  changes text, -- income and relief
  requests text,
  handled text[] not null default '{}',
  notes text,
  urgency visit_urgency not null default 0,
  follow_up text,
  follow_up_on date,
  duty uuid, -- what the follow-up became
  confirmation visit_confirmation not null default 'none',
  reversal boolean not null default false, -- repeats the record it takes out, and is not counted itself
  corrects uuid, -- the record that this one reverses or replaces
  chain uuid, -- the first record of a chain of corrections; null where nothing was corrected before it
  correction_reason text,
  reversed_by uuid, -- the record that took this one out
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from visited_on)::integer * 100 + extract(month from visited_on)::integer),
  check (not reversal or (corrects is not null and reversed_by is null)),
  check (corrects is null or (chain is not null and correction_reason is not null)),
  check ((reversed_by is null) = (reversed_at is null))
);
-- The month first: it is the leaf of the figures, and with it the order is still that of the service date.
create index visit_leaf on visit (station, month desc, visited_on desc, id desc);
create index visit_place on visit (division, visited_on desc, id desc);
create index visit_county on visit (province, county, visited_on desc, id desc);
create index visit_person on visit (person, visited_on desc, id desc);
create index visit_household on visit (household, visited_on desc, id desc) where household is not null;
create index visit_worker on visit (worker, visited_on desc, id desc);
create index visit_trip on visit (household_visit);
create index visit_chain on visit (chain) where chain is not null;
-- A record is taken out at most once, whoever tries at the same time.
create unique index visit_reversed_once on visit (province, corrects) where reversal;
grant select, insert, update (reversed_by, reversed_at) on visit to zhulian_app;
grant select, insert on visit to zhulian_worker;
call protect_by_scope('visit', 'division', 'station', 'person');

-- Photos of a trip. Whether faces are blurred is always stated; what is not blurred is never published (2.8).
create table visit_photo (
  province smallint not null,
  file uuid not null,
  household_visit uuid not null,
  division bigint not null,
  station uuid not null,
  faces_blurred boolean not null,
  primary key (province, file)
);
create index visit_photo_trip on visit_photo (household_visit);
grant select, insert on visit_photo to zhulian_app, zhulian_worker;
call protect_by_scope('visit_photo', 'division', 'station');

-- Carries out a trip inside the caller's transaction: who was served is looked up as of the day, then records,
-- photos, the duty and the dirty leaf are written. Everything that may be refused is asked before the first write,
-- so that a refusal leaves nothing behind. Answers {"refused", "path"} or what was recorded with its warnings.
create function insert_visits(p_trip jsonb) returns jsonb
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

-- The whole command in one round trip: scope, resend, records, audit trail, command log. It does what
-- platform/server/command.ts does for other commands, in the same order and under the same row-level security;
-- stack section 2.2 has the reason: a transaction of five round trips carries less than half as many a second.
-- Generic plans, because planning these statements anew takes twice as long as running them; and none but plain
-- index scans, because every statement looks for a few rows by key, while the policies' OR tempts the planner into
-- a bitmap of the whole scope as long as a young table has no statistics.
create function record_visit(p_names text[], p_values text[], p_command jsonb, p_trip jsonb) returns jsonb
language plpgsql set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off as $$
declare
  c record;
  earlier record;
  answer jsonb;
begin
  perform set_config(s.name, s.value, true) from unnest(p_names, p_values) as s(name, value);
  select * into c from jsonb_to_record(p_command) as (
    province smallint, id uuid, account uuid, name text, hash text, "actorName" text, request text);
  select l.answer, l.input_hash into earlier from command_log l where l.province = c.province and l.id = c.id;
  if found then
    if earlier.input_hash <> decode(c.hash, 'hex') then return '{"refused": "id-already-used"}'; end if;
    return earlier.answer;
  end if;
  answer := insert_visits(p_trip);
  if answer ? 'refused' then return answer; end if;
  with trail as (
  insert into audit_line (id, account, actor_name, action, kind, subject, division, station, detail, request)
  select a.audit, c.account, c."actorName", c.name, 'write', r.person, r.division, (p_trip ->> 'station')::uuid,
    jsonb_build_object('visit', r.id, 'trip', answer -> 'trip'), c.request
  from jsonb_to_recordset(answer -> 'records') as r(id uuid, person uuid, division bigint)
  join jsonb_to_recordset(p_trip -> 'persons') as a(id uuid, audit uuid) on a.id = r.id
  )
  insert into command_log (province, id, account, name, input_hash, answer)
  values (c.province, c.id, c.account, c.name, decode(c.hash, 'hex'), answer);
  return answer;
end
$$;

-- Published for the figures: the records that count. What was reversed and the reversing record are both left
-- out, so that a count is a plain count. Distinct persons are counted by the survivor of a merge. Trips are told
-- apart by `household_visit`; all records of one trip lie in one leaf.
create view figures_visit with (security_invoker = true) as
  select v.province, v.id, v.station, v.division, v.month, v.visited_on,
    coalesce(s.survivor, v.person_ordinal) as person_ordinal, v.person, v.household, v.household_visit,
    v.method, v.purpose, v.seen, v.categories, v.minutes, v.worker, v.urgency,
    v.handled, v.follow_up_on is not null as follow_up, 1 as weight
  from visit v left join person_survivor s on s.province = v.province and s.ordinal = v.person_ordinal
  where not v.reversal and v.reversed_by is null;

-- The same with the time in which each record counted, for a walk down from a frozen figure:
-- `counted_from <= as_of and (counted_until is null or counted_until > as_of)`.
create view figures_visit_history with (security_invoker = true) as
  select v.province, v.id, v.station, v.division, v.month, v.visited_on,
    coalesce(s.survivor, v.person_ordinal) as person_ordinal, v.person, v.household, v.household_visit,
    v.method, v.purpose, v.seen, v.categories, v.minutes, v.worker, v.urgency,
    v.handled, v.follow_up_on is not null as follow_up, 1 as weight,
    v.recorded_at as counted_from, v.reversed_at as counted_until
  from visit v left join person_survivor s on s.province = v.province and s.ordinal = v.person_ordinal
  where not v.reversal;
grant select on figures_visit, figures_visit_history to zhulian_app, zhulian_worker;
