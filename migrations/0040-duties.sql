-- Who owes what to whom by when. A duty is opened by the room that knows why (a visit's follow-up, a consent that
-- runs out) or by hand, and is settled once: done or cancelled, with what came of it.
create table duty (
  province smallint not null,
  id uuid not null,
  kind text not null, -- visit-follow-up, task, …: the room that opens it names it
  subject_room text not null,
  subject uuid not null, -- what it is about; the duty itself where it was opened by hand
  person uuid, -- the client it is owed to, where there is one
  station uuid not null,
  division bigint not null,
  owner uuid not null, -- account that owes it
  title text not null,
  due_on date not null,
  urgency smallint not null default 0 check (urgency between 0 and 2),
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  settled_on date,
  settled_by uuid,
  outcome text, -- what came of it, or why it was cancelled
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'open') = (settled_on is null))
);
create index duty_owner on duty (owner, due_on, id) where state = 'open';
create index duty_station on duty (station, due_on, id) where state = 'open';
create index duty_due on duty (due_on, id) where state = 'open';
create index duty_settled_owner on duty (owner, settled_on desc, id desc) where state <> 'open';
create index duty_settled_station on duty (station, settled_on desc, id desc) where state <> 'open';
create index duty_person on duty (person, due_on) where person is not null;
create index duty_subject on duty (subject);
grant select, insert, update on duty to zhulian_app, zhulian_worker;
call protect_by_scope('duty', 'division', 'station', 'person');

-- Published for other rooms' commands, so that a duty is opened in the transaction and the round trip of what
-- gives rise to it.
create function open_duty(
  p_id uuid, p_kind text, p_subject_room text, p_subject uuid, p_person uuid, p_station uuid, p_division bigint,
  p_owner uuid, p_title text, p_due_on date, p_urgency smallint, p_by uuid
) returns void
language plpgsql as $$
begin
  insert into duty (province, id, kind, subject_room, subject, person, station, division, owner, title, due_on, urgency, created_by)
  values (p_division / 10000000000, p_id, p_kind, p_subject_room, p_subject, p_person, p_station, p_division, p_owner, p_title, p_due_on, p_urgency, p_by);
end
$$;

-- Settles an open duty as done. Returns whether there was one in sight to settle.
create function settle_duty(p_province smallint, p_id uuid, p_on date, p_by uuid, p_outcome text) returns boolean
language plpgsql as $$
begin
  update duty set state = 'done', settled_on = p_on, settled_by = p_by, outcome = p_outcome, version = version + 1
  where province = p_province and id = p_id and state = 'open';
  return found;
end
$$;
