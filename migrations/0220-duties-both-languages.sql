-- What a duty says and what came of it is read in both languages: `title_en` and `outcome_en` beside the words that were kept
-- alone until now. Null means that a person typed it: it stays as typed and reads the same in both. The functions that open
-- and settle a duty ask for both, so that no room can open one that only half of its readers understand.
--
-- Of the rows that are there, those whose words are their room's alone are told in English too, and outcomes that were kept as a
-- code are put into words. The others (a survey, a stage of a programme, a signature) show what they have.
alter table duty add column title_en text, add column outcome_en text;

drop function open_duty(uuid, text, text, uuid, uuid, uuid, bigint, uuid, text, date, smallint, uuid);
drop function settle_duty(smallint, uuid, date, uuid, text);

-- Published for other rooms' commands, so that a duty is opened in the transaction and the round trip of what
-- gives rise to it. No English: a person typed the title.
create function open_duty(
  p_id uuid, p_kind text, p_subject_room text, p_subject uuid, p_person uuid, p_station uuid, p_division bigint,
  p_owner uuid, p_title text, p_title_en text, p_due_on date, p_urgency smallint, p_by uuid
) returns void
language plpgsql as $$
begin
  insert into duty (province, id, kind, subject_room, subject, person, station, division, owner, title, title_en, due_on, urgency,
    created_by)
  values (p_division / 10000000000, p_id, p_kind, p_subject_room, p_subject, p_person, p_station, p_division, p_owner, p_title,
    p_title_en, p_due_on, p_urgency, p_by);
end
$$;

-- Settles an open duty as done. Returns whether there was one in sight to settle.
create function settle_duty(p_province smallint, p_id uuid, p_on date, p_by uuid, p_outcome text, p_outcome_en text) returns boolean
language plpgsql as $$
begin
  update duty set state = 'done', settled_on = p_on, settled_by = p_by, outcome = p_outcome, outcome_en = p_outcome_en,
    version = version + 1
  where province = p_province and id = p_id and state = 'open';
  return found;
end
$$;

-- The follow-up of a visit is what the worker typed; the visit that fulfils a duty settles it in both languages. Nothing else
-- of the function is changed.
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
      t.worker, t."followUp", null::text, t."followUpOn", t.urgency, t."by");
  end if;
  if t.fulfils is not null and not settle_duty(place.province, t.fulfils, t.today, t."by", '走访已登记', 'The visit was recorded') then
    warnings := warnings || '{"code": "duty-not-open"}'::jsonb;
  end if;
  return jsonb_build_object('trip', t.id, 'records', records, 'duty', t.duty, 'warnings', warnings);
end
$$;

-- `p_titles`: of the reply and of the danger in Chinese, then the same in English. Nothing else of the function is changed.
create or replace function receive_letter(p_box uuid, p_province smallint, p_thread uuid, p_letter uuid, p_hash bytea, p_code_name text,
  p_grade_band text, p_sealed bytea, p_at timestamptz, p_due date, p_urgent_until timestamptz, p_dangers text[], p_flags uuid[],
  p_duty uuid, p_urgent_duties uuid[], p_owners uuid[], p_titles text[])
returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  b record;
  today date := (p_at at time zone 'Asia/Shanghai')::date;
  name text;
  band text;
  serial integer;
  written text;
begin
  select * into b from public.letter_box where province = p_province and id = p_box and closed_on is null for share;
  if not found then return 'unknown'; end if;
  perform from public.letter l join public.letter_thread t on t.province = l.province and t.id = l.thread
    where l.province = p_province and l.id = p_letter and t.id = p_thread and t.code_hash = p_hash;
  if found then return 'taken'; end if;
  perform from public.letter l where l.province = p_province and l.id = p_letter;
  if found then return 'used'; end if;
  if (select count(*) from public.letter l where l.box = p_box and l.received_on = today and l.way = 'online') >= 500
    then return 'full'; end if;
  insert into public.letter_thread (province, id, box, station, division, code_name, grade_band, code_hash, opened_on)
  values (p_province, p_thread, p_box, b.station, b.division, p_code_name, p_grade_band, p_hash, today)
  on conflict do nothing;
  select t.code_name, t.grade_band into name, band from public.letter_thread t
    where t.province = p_province and t.id = p_thread and t.code_hash = p_hash;
  if not found then return 'used'; end if;
  if (select count(*) from public.letter l where l.thread = p_thread and l.received_on = today) >= 20 then return 'full'; end if;
  serial := take_letter_number((b.division / 1000000)::integer, extract(year from today)::integer, 'letter');
  written := 'LX-' || (b.division / 1000000) || '-' || to_char(today, 'YYYY') || '-' || lpad(serial::text, greatest(5, length(serial::text)), '0');
  insert into public.letter (province, id, thread, box, station, division, number, way, received_on, month, received_at, code_name,
    grade_band, sealed, responsible, responsible_name, due_on, urgent, urgent_until, reply_duty, urgent_duties)
  values (p_province, p_letter, p_thread, p_box, b.station, b.division, written, 'online', today, extract(year from today)::integer * 100 + extract(month from today)::integer, p_at, name, band, p_sealed,
    b.responsible, b.responsible_name, p_due, cardinality(p_dangers) > 0,
    case when cardinality(p_dangers) > 0 then p_urgent_until end, p_duty, p_urgent_duties);
  insert into public.letter_flag (province, id, letter, station, division, kind, source, raised_at)
  select p_province, f.id, p_letter, b.station, b.division, f.kind, 'machine', p_at from unnest(p_flags, p_dangers) f(id, kind);
  perform open_duty(p_duty, 'letter-reply', 'letters', p_letter, null, b.station, b.division, b.responsible,
    p_titles[1] || written, p_titles[3] || written, p_due, 0::smallint,
    b.responsible);
  perform open_duty(u.duty, 'letter-safety', 'letters', p_letter, null, b.station, b.division, u.owner, p_titles[2] || written, p_titles[4] || written,
      (p_urgent_until at time zone 'Asia/Shanghai')::date, 2::smallint, b.responsible)
    from unnest(p_urgent_duties, p_owners) u(duty, owner);
  insert into public.figure_dirty (station, month, division)
  values (b.station, extract(year from today)::integer * 100 + extract(month from today)::integer, b.division);
  return 'new';
end
$$;

update duty d set title_en = regexp_replace(d.title, b.zh, b.en)
from (values
  ('letter-reply', '^回复来信 (.*)$', 'Reply to letter \1'),
  ('letter-safety', '^来信有危险信号，24小时内处置 (.*)$', 'Signs of danger in a letter, to be acted on within 24 hours: \1'),
  ('pupil-follow-up', '^回访学生 (.*)$', 'Follow up with pupil \1'),
  ('agreement-review', '^回顾三方协议 (.*)$', 'Review the agreement of three parties \1'),
  ('activity-summary', '^填写活动总结：(.*)$', 'Write the summary of the activity: \1'),
  ('activity-safety-plan', '^补写安全预案：(.*)$', 'Write the missing safety plan: \1'),
  ('class-child-unclaimed', '^放学后仍有儿童未被接走：(.*)$', 'Child not yet fetched after class: \1'),
  ('group-evaluation', '^小组评估报告：(.*)$', 'Evaluation report of the group: \1'),
  ('service-list-closing', '^核对服务清单完成情况并结束：(.*)$', 'Check what was delivered of the service list and close it: \1'),
  ('resource-hand-out', '^发放资源：(.*)$', 'Hand out: \1'),
  ('task-alarm', '^交办事项超过时限未接收，请督办：(.*)$', 'Task not accepted in its time, see to it: \1'),
  ('task-alarm', '^交办事项逾期未办结，请督办：(.*)$', 'Task overdue, see to it: \1'),
  ('application-notice', '^公示期满，请办理下一环节：(.*)$', 'The days of a public notice are over, take the next step: \1'),
  ('application-objection', '^收到公示异议，请核实处理：(.*)$', 'Objection to a public notice, look into it: \1'),
  ('serious-list', '^活动异常名录已满两年，办理列入严重违法失信名单：(.*)$', 'Two years on the list of abnormal activity, decide on the list of serious breaches: \1'),
  ('risk-alarm', '^风险档案逾期未办，请督促$', 'Risk file overdue, see that it is dealt with'),
  ('risk-file', '^补全评估中不详的项目$', 'Find out what is not known in the assessment'),
  ('request-visit', '^走访求助对象（(.*)）$', 'Visit the person the request is for (\1)'),
  ('request-case', '^为求助对象开立个案（(.*)）$', 'Open a case for the person the request is for (\1)'),
  ('request-task', '^把求助分办到协作单位（(.*)）$', 'Give the request to a cooperating body (\1)'),
  ('request-closing', '^答复求助人并办结（(.*)）$', 'Answer the requester and close the request (\1)'),
  ('request-alarm', '^求助超过办理时限未受理，请督办（(.*)）$', 'Request not decided in its time, see to it (\1)'),
  ('case-intake', '^个案 (.*)：完成接案$', 'Case \1: complete the intake'),
  ('case-assessment', '^个案 (.*)：完成预估$', 'Case \1: complete the assessment'),
  ('case-planning', '^个案 (.*)：订立计划并签署服务协议$', 'Case \1: make the plan and sign the service agreement'),
  ('case-record', '^个案 (.*)：填写第 ([0-9]+) 次过程记录$', 'Case \1: write process record no. \2'),
  ('case-follow-up', '^个案 (.*)：结案后 1 个月回访$', 'Case \1: follow-up 1 month after closure'),
  ('case-follow-up', '^个案 (.*)：结案后 ([2-9]|[1-9][0-9]) 个月回访$', 'Case \1: follow-up \2 months after closure'),
  ('group-session', '^小组活动记录：(.*) 第([0-9]+)节$', 'Record of group session \2: \1'),
  ('task-given', '^跟进交办事项：(.*)（(.*)）$', 'Follow up the task: \1 (\2)'),
  ('report-send', '^填报并上报(.*)([0-9]{4})年([0-9]+)月月报$', 'Fill in and send: monthly report of \1, \2-\3'),
  ('report-review', '^审核(.*)([0-9]{4})年([0-9]+)月月报$', 'Review: monthly report of \1, \2-\3'),
  ('report-mend', '^修改后重新上报(.*)([0-9]{4})年([0-9]+)月月报$', 'Mend and send again: monthly report of \1, \2-\3'),
  ('task-returned', '^交办事项被退回，请另行安排：(.*)（(.*)）$', 'Task returned, arrange it otherwise: \1 (\2)'),
  ('request-message', '^求助人在办结后又留言，请查看答复（(.*)）$', 'The requester wrote again after the request was closed, read and answer (\1)'),
  ('risk-file', '^面访$', 'Visit'),
  ('risk-file', '^探访$', 'Visit'),
  ('risk-file', '^首次接触$', 'First contact'),
  ('risk-file', '^安全计划$', 'Safety plan'),
  ('risk-file', '^服务计划$', 'Plan'),
  ('risk-file', '^重新评估$', 'Assess again'),
  ('risk-file', '^政策告知$', 'Information'),
  ('risk-file', '^监护指导$', 'Coaching of guardians'),
  ('risk-file', '^监护协议与培训$', 'Agreement with and training of guardians')
) b(kind, zh, en)
where d.kind = b.kind and d.title ~ b.zh;

update duty d set outcome = c.zh, outcome_en = c.en
from (values
  ('visit-recorded', '走访已登记', 'The visit was recorded'),
  ('summary-written', '活动总结已填写', 'The summary was written'),
  ('safety-plan-written', '安全预案已补写', 'The safety plan was written'),
  ('child-fetched', '孩子已被接走', 'The child was fetched'),
  ('plan-changed', '计划已变更', 'The plan has changed'),
  ('group-cancelled', '小组已取消', 'The group was cancelled'),
  ('group-closed', '小组已结束', 'The group has ended'),
  ('group-evaluated', '小组评估报告已填写', 'The group was evaluated'),
  ('session-recorded', '小组活动已记录', 'The group session was recorded'),
  ('activity-cancelled', '活动已取消', 'The activity was cancelled'),
  ('activity-held', '活动已举办', 'The activity was held'),
  ('activity-moved', '活动已改期', 'The activity was moved to another day'),
  ('holding-withdrawn', '举办登记已撤回', 'The record that it was held was taken back'),
  ('attendance-withdrawn', '签到记录已撤回', 'The attendance was taken back'),
  ('visit-corrected', '走访记录已更正', 'The visit was corrected'),
  ('visit-withdrawn', '走访记录已撤回', 'The visit was taken back'),
  ('supervision-taken-out', '督导记录已更正或撤回', 'The supervision was corrected or taken back'),
  ('consultation-corrected', '咨询记录已更正', 'The consultation was corrected'),
  ('consultation-withdrawn', '咨询记录已撤回', 'The consultation was taken back'),
  ('list-closed', '服务清单已结束', 'The service list was closed'),
  ('list-changed', '服务清单已变更', 'The service list has changed'),
  ('handed-out', '资源已发放', 'Handed out'),
  ('resource-corrected', '资源登记已更正', 'The resource was corrected'),
  ('resource-withdrawn', '资源登记已撤回', 'The resource was taken back'),
  ('risk-file-done', '已办理', 'Done'),
  ('risk-file-changed', '风险档案已变更', 'The risk file has changed')
) c(code, zh, en)
where d.state <> 'open' and d.outcome = c.code;

update duty d set outcome_en = c.en
from (values
  ('case-%', '已办理', 'Done'),
  ('case-%', '期限已变更', 'Its due day has changed'),
  ('case-%', '个案已撤销', 'The case was withdrawn'),
  ('case-%', '已签署', 'Signed'),
  ('case-%', '个案已转站', 'The case went to another station'),
  ('report-%', '已上报', 'Sent'),
  ('report-%', '已退回', 'Returned'),
  ('report-%', '已通过', 'Accepted'),
  ('task-%', '承办单位已办结', 'Done by the body'),
  ('task-%', '承办单位已退回', 'Returned by the body'),
  ('task-%', '已撤回', 'Withdrawn'),
  ('%-alarm', '已办理，不再督办', 'Dealt with, no longer raised'),
  ('request-%', '求助已办结', 'The request was closed'),
  ('request-%', '已转为服务', 'It has become a service'),
  ('request-%', '已答复求助人', 'The requester was answered'),
  ('letter-%', '已回信', 'Replied'),
  ('letter-%', '来信已办结', 'The letter was closed'),
  ('letter-%', '已登记安全处置', 'What was done for safety was recorded'),
  ('letter-%', '安全处置已签署', 'What was done for safety was signed'),
  ('letter-%', '误报已由两人确认排除', 'Two people found it a false alarm'),
  ('letter-%', '来信登记已撤销', 'The letter was withdrawn'),
  ('agreement-review', '已回顾', 'Reviewed'),
  ('agreement-review', '协议已结束', 'The agreement was closed'),
  ('consortium-task', '已提供', 'Provided'),
  ('consortium-task', '已上报上一级', 'Sent up to the next tier'),
  ('consortium-task', '需求已办结', 'The need was closed'),
  ('survey-difference', '排查表已重新填写', 'The survey form was filled in again'),
  ('child-director-%', '任职已变更', 'The posts have changed'),
  ('child-director-%', '已交接', 'Handed over'),
  ('credit-entry', '已录入信用信息', 'Entered in the credit information'),
  ('application-%', '申请人已撤回', 'Withdrawn by the applicant'),
  ('application-%', '已重新支付', 'Paid again'),
  ('application-%', '公示期满，已转入下一环节', 'The days of the notice are over, taken on to the next stage')
) c(kinds, zh, en)
where d.state <> 'open' and d.outcome_en is null and d.kind like c.kinds and d.outcome = c.zh;
