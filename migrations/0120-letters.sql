-- The campus mailbox (社工信箱, S2; form 5.12). A child writes on paper or at a public page, under a code name, and reads the
-- answer with a code. What is in a letter is L4: texts rest sealed by the application, and nothing of them is in a column
-- that is listed, searched or counted. The code is kept as a keyed hash only. Of whoever wrote at the public page nothing
-- is kept but the letter: no account, no address, no device.
create domain grade_band as text check (value in ('lower-primary', 'upper-primary', 'junior', 'senior', 'unknown'));
create domain letter_danger as text check (value in ('self-harm', 'abuse', 'sexual', 'violence', 'missing', 'neglect'));

-- What a school station is beside its entry in the register of stations. A school that the source does not name is a stub
-- (S2.A2): it has a place and no invented name.
create table school (
  province smallint not null,
  station uuid not null,
  division bigint not null,
  operator uuid, -- the organisation that runs the station
  grade_bands text[] not null default '{}',
  boarding boolean not null default false,
  unnamed boolean not null default false,
  version integer not null default 1,
  primary key (province, station),
  check (province = division / 10000000000),
  check (grade_bands <@ '{lower-primary,upper-primary,junior,senior}'::text[])
);
create index school_place on school (division);
grant select, insert, update on school to zhulian_app;
grant select on school to zhulian_worker;
call protect_by_scope('school', 'division', 'station');

create table letter_box (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null, -- where the station stands
  name text not null,
  place text, -- where the box hangs
  address text collate "C" not null, -- of the public page; tells nothing of the school
  online boolean not null default false, -- whether the public page takes letters
  responsible uuid not null, -- account to whom new letters fall
  responsible_name text not null,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index letter_box_once on letter_box (province, address);
create index letter_box_address on letter_box (address);
create index letter_box_station on letter_box (station, opened_on, id);
create index letter_box_place on letter_box (division);
grant select, insert, update on letter_box to zhulian_app;
grant select on letter_box to zhulian_worker;
call protect_by_scope('letter_box', 'division', 'station');

-- One writer and what they wrote, letter after letter. Who it is stands nowhere but in a sealed letter; `pupil` is set when
-- the writer is helped in person.
create table letter_thread (
  province smallint not null,
  id uuid not null,
  box uuid not null,
  station uuid not null,
  division bigint not null,
  code_name text not null,
  grade_band grade_band not null,
  code_hash bytea, -- keyed; null for a paper letter whose writer was given no code
  pupil uuid,
  opened_on date not null,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index letter_thread_code_once on letter_thread (province, code_hash) where code_hash is not null;
create index letter_thread_code on letter_thread (code_hash) where code_hash is not null;
create index letter_thread_pupil on letter_thread (pupil) where pupil is not null;
grant select, insert, update (code_hash, pupil) on letter_thread to zhulian_app;
grant select on letter_thread to zhulian_worker;
call protect_by_scope('letter_thread', 'division', 'station');

create table letter (
  province smallint not null,
  id uuid not null,
  thread uuid not null,
  box uuid not null,
  station uuid not null,
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  number text not null, -- LX-530103-2023-00001
  way text not null check (way in ('paper', 'online')),
  received_on date not null,
  month integer not null,
  received_at timestamptz not null,
  code_name text not null,
  grade_band grade_band not null,
  sealed bytea not null, -- text, and what the writer said of themselves
  responsible uuid not null,
  responsible_name text not null,
  due_on date not null, -- the answer is owed by then
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  urgent boolean not null default false, -- a sign of danger stands
  pressing smallint generated always as (case when urgent and state <> 'closed' then 1 else 0 end) stored, -- comes first in every list
  urgent_until timestamptz, -- 24 hours from when the sign was seen
  reply_duty uuid,
  urgent_duties uuid[] not null default '{}', -- of the worker first, then of the heads
  answered_on date,
  answered_month integer,
  answered_at timestamptz,
  closed_on date,
  close_reason text check (close_reason in ('answered', 'handed-over', 'nothing-to-answer')),
  close_note bytea,
  closed_by uuid,
  closed_by_name text,
  registered_by uuid, -- null when it came by the public page
  recorded_at timestamptz not null default clock_timestamp(),
  reversed_by uuid,
  reversed_at timestamptz,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'closed') = (closed_on is not null)),
  check ((answered_on is null) = (answered_month is null))
);
create unique index letter_number on letter (province, number);
create index letter_station on letter (station, pressing desc, received_on desc, id desc);
create index letter_county on letter (province, county, pressing desc, received_on desc, id desc);
create index letter_place on letter (division, pressing desc, received_on desc, id desc);
create index letter_box_letters on letter (box, pressing desc, received_on desc, id desc);
create index letter_thread_letters on letter (thread, received_at);
create index letter_leaf on letter (station, month);
create index letter_answer_leaf on letter (station, answered_month) where answered_month is not null;
create index letter_waiting on letter (station, due_on, id) where state = 'open' and reversed_by is null;
grant select, insert, update on letter to zhulian_app;
grant select on letter to zhulian_worker;
call protect_by_scope('letter', 'division', 'station');

-- A sign of danger in a letter, seen by the machine or by a person. It is never removed: a false alarm is set aside by a
-- second person, with the reasons of both.
create table letter_flag (
  province smallint not null,
  id uuid not null,
  letter uuid not null,
  station uuid not null,
  division bigint not null,
  kind letter_danger not null,
  source text not null check (source in ('machine', 'hand')),
  note bytea,
  raised_by uuid,
  raised_by_name text,
  raised_at timestamptz not null,
  asked_by uuid,
  asked_by_name text,
  asked_at timestamptz,
  asked_reason bytea,
  set_aside_by uuid,
  set_aside_by_name text,
  set_aside_at timestamptz,
  set_aside_reason bytea,
  primary key (province, id),
  check (province = division / 10000000000),
  check (set_aside_by is null or (asked_by is not null and set_aside_by <> asked_by))
);
create index letter_flag_letter on letter_flag (province, letter);
grant select, insert, update on letter_flag to zhulian_app;
grant select on letter_flag to zhulian_worker;
call protect_by_scope('letter_flag', 'division', 'station');

create table letter_reply (
  province smallint not null,
  id uuid not null,
  letter uuid not null,
  station uuid not null,
  division bigint not null,
  sealed bytea not null,
  state text not null default 'draft' check (state in ('draft', 'asked', 'agreed', 'published')),
  drafted_by uuid not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  read_by uuid, -- the second reader
  read_by_name text,
  read_at timestamptz,
  remark bytea,
  published_by uuid,
  published_by_name text,
  published_on date,
  published_at timestamptz,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'published') = (published_on is not null)),
  check (state <> 'agreed' or read_by <> drafted_by)
);
create index letter_reply_letter on letter_reply (province, letter);
grant select, insert, update on letter_reply to zhulian_app;
grant select on letter_reply to zhulian_worker;
call protect_by_scope('letter_reply', 'division', 'station');

-- What was done for the safety of whoever wrote. Without one of these, signed by a supervisor, a letter with a sign of
-- danger is never closed.
create table letter_safeguarding (
  province smallint not null,
  id uuid not null,
  letter uuid not null,
  station uuid not null,
  division bigint not null,
  kind text not null check (kind in ('request', 'case', 'mandatory-report', 'external-referral')),
  reference text not null, -- the number of the request, case or report, or the body it went to
  note bytea,
  done_on date not null,
  done_by uuid not null,
  done_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  opinion bytea,
  primary key (province, id),
  check (province = division / 10000000000),
  check (signed_by <> done_by)
);
create index letter_safeguarding_letter on letter_safeguarding (province, letter);
grant select, insert, update (signed_by, signed_by_name, signed_at, opinion) on letter_safeguarding to zhulian_app;
grant select on letter_safeguarding to zhulian_worker;
call protect_by_scope('letter_safeguarding', 'division', 'station');

create table letter_photo (
  province smallint not null,
  letter uuid not null,
  file uuid not null,
  station uuid not null,
  division bigint not null,
  place smallint not null,
  primary key (province, file)
);
create index letter_photo_letter on letter_photo (province, letter, place);
grant select, insert on letter_photo to zhulian_app;
grant select on letter_photo to zhulian_worker;
call protect_by_scope('letter_photo', 'division', 'station');

create table letter_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  series text not null check (series in ('letter', 'pupil', 'agreement')),
  last integer not null,
  primary key (province, county, year, series)
);
grant select, insert, update on letter_number_counter to zhulian_app;
grant select on letter_number_counter to zhulian_worker;

-- The next number of a county and year; two letters at once wait for each other here and get two numbers.
create function take_letter_number(p_county integer, p_year integer, p_series text) returns integer
language sql
begin atomic
  insert into letter_number_counter as c (province, county, year, series, last) values (p_county / 10000, p_county, p_year, p_series, 1)
  on conflict (province, county, year, series) do update set last = c.last + 1
  returning last;
end;

-- The public page asks with nothing but the address of the box, and without any scope. `responsible` and the place are for
-- the clock and the duties; what of them is shown, the contract says.
create function letter_box_at(p_address text)
returns table (province smallint, id uuid, station uuid, division bigint, station_name text, name text, responsible uuid,
  responsible_name text, unnamed boolean, taking boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select b.province, b.id, b.station, b.division, s.name, b.name, b.responsible, b.responsible_name,
      coalesce(c.unnamed, false), b.online and b.closed_on is null
    from public.letter_box b join public.station s on s.province = b.province and s.id = b.station
      left join public.school c on c.province = b.province and c.station = b.station
    where b.address = p_address;
end
$$;

-- Whose conversation a code opens; nothing where there is none.
create function letter_thread_of(p_hash bytea)
returns table (province smallint, id uuid, box uuid, station uuid, division bigint, address text, code_name text, grade_band text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select t.province, t.id, t.box, t.station, t.division, b.address, t.code_name, t.grade_band::text
    from public.letter_thread t join public.letter_box b on b.province = t.province and b.id = t.box
    where t.code_hash = p_hash;
end
$$;

-- What stands in that conversation: letters and published answers, still sealed.
create function letter_texts_of(p_province smallint, p_hash bytea)
returns table (letter uuid, kind text, on_day date, at timestamptz, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select l.id, 'letter', l.received_on, l.received_at, l.sealed from public.letter_thread t
      join public.letter l on l.province = t.province and l.thread = t.id
    where t.province = p_province and t.code_hash = p_hash and l.reversed_by is null
    union all
    select l.id, 'reply', r.published_on, r.published_at, r.sealed from public.letter_thread t
      join public.letter l on l.province = t.province and l.thread = t.id
      join public.letter_reply r on r.province = l.province and r.letter = l.id
    where t.province = p_province and t.code_hash = p_hash and l.reversed_by is null and r.state = 'published'
    order by 4, 2;
end
$$;

-- Takes a letter of the public page, with its flags and duties. 'used': the id is another letter's. 'full': a program is at
-- work. A resend is taken again and changes nothing.
create function receive_letter(p_box uuid, p_province smallint, p_thread uuid, p_letter uuid, p_hash bytea, p_code_name text,
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
    p_titles[1] || written, p_due, 0::smallint,
    b.responsible);
  perform open_duty(u.duty, 'letter-safety', 'letters', p_letter, null, b.station, b.division, u.owner, p_titles[2] || written,
      (p_urgent_until at time zone 'Asia/Shanghai')::date, 2::smallint, b.responsible)
    from unnest(p_urgent_duties, p_owners) u(duty, owner);
  insert into public.figure_dirty (station, month, division)
  values (b.station, extract(year from today)::integer * 100 + extract(month from today)::integer, b.division);
  return 'new';
end
$$;
revoke all on function letter_box_at(text), letter_thread_of(bytea), letter_texts_of(smallint, bytea) from public;
revoke all on function receive_letter(uuid, smallint, uuid, uuid, bytea, text, text, bytea, timestamptz, date, timestamptz, text[], uuid[],
  uuid, uuid[], uuid[], text[]) from public;
grant execute on function letter_box_at(text), letter_thread_of(bytea), letter_texts_of(smallint, bytea) to zhulian_app;
grant execute on function receive_letter(uuid, smallint, uuid, uuid, bytea, text, text, bytea, timestamptz, date, timestamptz, text[], uuid[],
  uuid, uuid[], uuid[], text[]) to zhulian_app;

-- Published for the figures: nothing of what a letter says, and nothing of danger.
create view figures_letter_history with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.month, l.received_on, null::uuid as person, l.way, l.grade_band::text as grade_band,
    l.number as label, l.recorded_at as counted_from, l.reversed_at as counted_until
  from letter l;
create view figures_letter with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.month, l.received_on, null::uuid as person, l.way, l.grade_band::text as grade_band,
    l.number as label
  from letter l where l.reversed_by is null;
create view figures_letter_answer_history with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.answered_month as month, l.answered_on, null::uuid as person, l.way,
    l.grade_band::text as grade_band, l.answered_on <= l.due_on as in_time, l.number as label, l.answered_at as counted_from,
    l.reversed_at as counted_until
  from letter l where l.answered_month is not null;
create view figures_letter_answer with (security_invoker = true) as
  select l.province, l.id, l.station, l.division, l.answered_month as month, l.answered_on, null::uuid as person, l.way,
    l.grade_band::text as grade_band, l.answered_on <= l.due_on as in_time, l.number as label
  from letter l where l.answered_month is not null and l.reversed_by is null;
grant select on figures_letter, figures_letter_history, figures_letter_answer, figures_letter_answer_history to zhulian_app, zhulian_worker;
