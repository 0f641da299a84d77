-- Community activities (form 5.6): a plan that may be edited, and facts that may not: that it was held, who signed in,
-- what was spent, and the summary. A fact is corrected by a reversal and a replacement (0061), never edited.
-- A joint activity has one lead station and partners (7.4): the event is the lead's, partners have rows of their own in
-- another role; attendances belong to the station that signed the person in, money to the station that paid.
create domain activity_kind as text check (value in
  ('festival', 'publicity', 'health', 'culture-sport', 'parent-child', 'rule-of-law', 'environment', 'volunteering', 'governance'));
create domain activity_field as text check (value in
  ('social-assistance', 'elder-care', 'child-welfare', 'community-building', 'social-affairs', 'social-organisations'));
create domain activity_service_type as text check (value in
  ('policy-advice', 'social-assistance', 'comfort', 'ability', 'social-support', 'crisis', 'rights', 'inclusion', 'participation',
   'culture-sport-health', 'environment'));
create domain activity_age_band as text check (value in ('child', 'youth', 'adult', 'elder'));

-- One of several places that a row belongs to: the partner stations of a joint activity. A function, so that policies
-- hold no sub-select.
create function scope_covers_some(divisions bigint[], stations uuid[]) returns boolean
language plpgsql stable parallel safe as $$
begin
  for i in 1 .. coalesce(cardinality(stations), 0) loop
    if scope_covers(divisions[i], stations[i], null) then return true; end if;
  end loop;
  return false;
end
$$;

-- A station's name and place are on its sign: whoever works together with another station finds it by them, also where
-- his own scope does not reach. Published by regions, like station_anywhere.
create function stations_anywhere(p_province smallint, p_ids uuid[], p_text text, p_on date)
returns table (id uuid, name text, division bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_ids is not null then
    return query select s.id, s.name, s.division from public.station s where s.province = p_province and s.id = any (p_ids);
  else
    return query select s.id, s.name, s.division from public.station s
      where s.province = p_province and s.opened_on <= p_on and (s.closed_on is null or s.closed_on >= p_on)
        and (s.name like p_text or s.pinyin like p_text or s.initials like p_text or s.code like p_text)
      order by s.code limit 30;
  end if;
end
$$;
revoke all on function stations_anywhere(smallint, uuid[], text, date) from public;
grant execute on function stations_anywhere(smallint, uuid[], text, date) to zhulian_app, zhulian_worker;

create table activity (
  province smallint not null,
  id uuid not null,
  title text not null,
  pinyin text not null,
  initials text not null,
  theme_day text, -- 世界儿童日
  kind activity_kind not null,
  field activity_field,
  service_type activity_service_type,
  goals text,
  audience text, -- whom it is for, in words
  expected integer,
  capacity integer, -- of the list of those who sign up; null where everybody may come
  starts_on date not null,
  starts_at time not null,
  ends_on date not null,
  ends_at time not null,
  month integer not null,
  place text not null,
  station uuid not null, -- the lead
  division bigint not null, -- where it takes place
  station_division bigint not null, -- where the lead station stands
  partner_stations uuid[] not null default '{}',
  partner_divisions bigint[] not null default '{}',
  partners text, -- partner bodies that are no stations
  flow text,
  labour text,
  supplies text,
  safety_plan text,
  budget jsonb not null default '[]', -- the lines as written: item, fen
  budget_fen bigint not null default 0, -- their sum
  responsible uuid not null,
  responsible_name text not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'summarised', 'cancelled')),
  cancel_reason text,
  join_code text not null, -- of the public page; tells nothing of the activity
  join_open boolean not null default false,
  safety_duty uuid,
  summary_duty uuid,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from starts_on)::integer * 100 + extract(month from starts_on)::integer),
  check ((ends_on, ends_at) >= (starts_on, starts_at)),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (cardinality(partner_stations) = cardinality(partner_divisions))
);
create index activity_station on activity (station, starts_on desc, id desc);
create index activity_place on activity (division, starts_on desc, id desc);
create index activity_day on activity (province, starts_on desc, id desc);
create unique index activity_join on activity (province, join_code);
create index activity_join_code on activity (join_code);
alter table activity enable row level security;
create policy by_scope on activity to zhulian_app
  using (scope_covers(division, station, null) or scope_covers(station_division, station, null)
    or scope_covers_some(partner_divisions, partner_stations))
  with check (scope_covers(division, station, null) or scope_covers(station_division, station, null));
create policy by_worker on activity to zhulian_worker using (true) with check (true);
grant select, insert, update on activity to zhulian_app, zhulian_worker;

-- The partner stations again, one a row, so that a station finds what it takes part in.
create table activity_partner (
  province smallint not null,
  activity uuid not null,
  station uuid not null,
  division bigint not null, -- where the partner station stands
  lead_station uuid not null,
  lead_division bigint not null,
  starts_on date not null,
  primary key (province, activity, station)
);
create index activity_partner_station on activity_partner (station, starts_on desc);
create index activity_partner_place on activity_partner (division, starts_on desc);
alter table activity_partner enable row level security;
create policy by_scope on activity_partner to zhulian_app
  using (scope_covers(division, station, null) or scope_covers(lead_division, lead_station, null))
  with check (scope_covers(lead_division, lead_station, null));
create policy by_worker on activity_partner to zhulian_worker using (true) with check (true);
grant select, insert, delete on activity_partner to zhulian_app, zhulian_worker;

-- That it was held: one row for the lead, one for each partner. 场 counts the lead's rows only. It is on its start date,
-- however long it lasts (7.5).
create table activity_event (
  province smallint not null,
  id uuid not null,
  activity uuid not null,
  role text not null check (role in ('lead', 'partner')),
  station uuid not null,
  division bigint not null, -- of the lead: where it took place; of a partner: where its station stands
  lead_station uuid not null,
  lead_division bigint not null,
  held_on date not null,
  month integer not null,
  title text not null,
  kind activity_kind not null,
  field activity_field,
  service_type activity_service_type,
  theme_day text,
  minutes integer,
  joint boolean not null,
  audience_estimate integer, -- the unnamed crowd (7.2); of the lead only, never mixed with attendances
  corrects uuid,
  chain uuid,
  correction_reason text,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (month = extract(year from held_on)::integer * 100 + extract(month from held_on)::integer),
  check (role = 'lead' or audience_estimate is null),
  check ((reversed_by is null) = (reversed_at is null))
);
create index activity_event_leaf on activity_event (station, month);
create index activity_event_place on activity_event (division, held_on desc, id desc);
create unique index activity_event_once on activity_event (province, activity, station) where reversed_by is null;
alter table activity_event enable row level security;
create policy by_scope on activity_event to zhulian_app
  using (scope_covers(division, station, null) or scope_covers(lead_division, lead_station, null))
  with check (scope_covers(division, station, null) or scope_covers(lead_division, lead_station, null));
create policy by_worker on activity_event to zhulian_worker using (true) with check (true);
grant select, insert, update (reversed_by, reversed_at) on activity_event to zhulian_app;
grant select, insert on activity_event to zhulian_worker;

-- Who signed in (5.6), on paper or by code. A line by code counts once a person of the station has confirmed it, at the
-- latest when the activity is recorded as held.
create table activity_attendance (
  province smallint not null,
  id uuid not null,
  activity uuid not null,
  station uuid not null, -- which signed the person in
  station_division bigint not null,
  lead_station uuid not null,
  division bigint not null, -- where it took place
  attended_on date not null, -- by the time of signing in (7.5)
  month integer not null,
  signed_at timestamptz,
  person uuid,
  person_ordinal integer,
  name text not null,
  sex smallint,
  age_band activity_age_band,
  phone_end text, -- the last four digits, as on the paper
  categories text[] not null default '{}', -- snapshot of the day of who is registered; as told of who is not
  volunteer boolean not null default false,
  first_time boolean,
  source text not null check (source in ('list', 'code', 'sheet')),
  sign_up uuid,
  corrects uuid,
  chain uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (month = extract(year from attended_on)::integer * 100 + extract(month from attended_on)::integer),
  check ((person is null) = (person_ordinal is null)),
  check ((reversed_by is null) = (reversed_at is null)),
  check (phone_end ~ '^\d{4}$')
);
create index activity_attendance_leaf on activity_attendance (station, month);
create index activity_attendance_place on activity_attendance (division, attended_on desc, id desc);
create index activity_attendance_person on activity_attendance (person, attended_on desc) where person is not null;
create index activity_attendance_activity on activity_attendance (province, activity, recorded_at);
-- Nobody is counted twice on one day: neither a registered person nor who gives the same name and number.
create unique index activity_attendance_person_once on activity_attendance (province, activity, attended_on, person)
  where reversed_by is null and person is not null;
create unique index activity_attendance_name_once on activity_attendance (province, activity, attended_on, name, phone_end)
  where reversed_by is null and person is null and phone_end is not null;
alter table activity_attendance enable row level security;
create policy by_scope on activity_attendance to zhulian_app
  using (scope_covers(division, lead_station, person) or scope_covers(station_division, station, null))
  with check (scope_covers(division, lead_station, person) or scope_covers(station_division, station, null));
create policy by_worker on activity_attendance to zhulian_worker using (true) with check (true);
grant select, insert, update (confirmed_by, confirmed_at, reversed_by, reversed_at) on activity_attendance to zhulian_app;
grant select, insert on activity_attendance to zhulian_worker;

-- Who said before that he would come; a place becomes free for the first who waits. No fact: nothing is counted here.
create table activity_sign_up (
  province smallint not null,
  id uuid not null,
  activity uuid not null,
  station uuid not null,
  division bigint not null,
  person uuid,
  name text not null,
  sex smallint,
  age_band activity_age_band,
  phone bytea, -- sealed
  phone_end text,
  note text,
  state text not null check (state in ('going', 'waiting', 'withdrawn')),
  signed_up_at timestamptz not null default clock_timestamp(),
  recorded_by uuid not null,
  primary key (province, id)
);
create index activity_sign_up_activity on activity_sign_up (province, activity, signed_up_at);
create index activity_sign_up_person on activity_sign_up (person) where person is not null;
create unique index activity_sign_up_once on activity_sign_up (province, activity, person) where state <> 'withdrawn' and person is not null;
grant select, insert, update (state) on activity_sign_up to zhulian_app, zhulian_worker;
call protect_by_scope('activity_sign_up', 'division', 'station', 'person');

-- The summary; it is written once and then corrected by another in its place.
create table activity_summary (
  province smallint not null,
  id uuid not null,
  activity uuid not null,
  station uuid not null,
  division bigint not null,
  media text,
  highlights text,
  shortcomings text,
  handed_out integer, -- questionnaires
  returned integer,
  satisfaction smallint, -- hundredths of the five-point mean: 4.62 is 462
  corrects uuid,
  chain uuid,
  correction_reason text,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (returned <= handed_out),
  check (satisfaction between 100 and 500),
  check ((reversed_by is null) = (reversed_at is null))
);
create unique index activity_summary_once on activity_summary (province, activity) where reversed_by is null;
grant select, insert, update (reversed_by, reversed_at) on activity_summary to zhulian_app;
grant select, insert on activity_summary to zhulian_worker;
call protect_by_scope('activity_summary', 'division', 'station');

-- What was spent, by line and by the station that paid (7.4).
create table activity_spending (
  province smallint not null,
  id uuid not null,
  activity uuid not null,
  summary uuid not null,
  station uuid not null, -- the payer
  division bigint not null, -- of the lead as payer: where it took place; of another: where it stands
  lead_station uuid not null,
  lead_division bigint not null,
  spent_on date not null,
  month integer not null,
  item text not null,
  fen bigint not null check (fen > 0),
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (month = extract(year from spent_on)::integer * 100 + extract(month from spent_on)::integer),
  check ((reversed_by is null) = (reversed_at is null))
);
create index activity_spending_leaf on activity_spending (station, month);
create index activity_spending_place on activity_spending (division, spent_on desc, id desc);
create index activity_spending_activity on activity_spending (province, activity);
alter table activity_spending enable row level security;
create policy by_scope on activity_spending to zhulian_app
  using (scope_covers(division, station, null) or scope_covers(lead_division, lead_station, null))
  with check (scope_covers(division, station, null) or scope_covers(lead_division, lead_station, null));
create policy by_worker on activity_spending to zhulian_worker using (true) with check (true);
grant select, insert, update (reversed_by, reversed_at) on activity_spending to zhulian_app;
grant select, insert on activity_spending to zhulian_worker;

create table activity_photo (
  province smallint not null,
  file uuid not null,
  activity uuid not null,
  division bigint not null,
  station uuid not null,
  faces_blurred boolean not null,
  primary key (province, file)
);
create index activity_photo_activity on activity_photo (province, activity);
grant select, insert on activity_photo to zhulian_app, zhulian_worker;
call protect_by_scope('activity_photo', 'division', 'station');

-- The public page asks with nothing but the code, and without any scope. It learns what is said on the poster.
create function activity_to_join(p_code text)
returns table (province smallint, id uuid, title text, theme_day text, place text, station text, starts_on date, starts_at text,
  ends_on date, ends_at text, open boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select a.province, a.id, a.title, a.theme_day, a.place, s.name, a.starts_on, to_char(a.starts_at, 'HH24:MI'),
      a.ends_on, to_char(a.ends_at, 'HH24:MI'), a.join_open and a.state = 'planned'
    from public.activity a join public.station s on s.province = a.province and s.id = a.station
    where a.join_code = p_code and a.state <> 'cancelled';
end
$$;

-- Signs somebody in by the code. Who is there already under the same name and number is not told apart from who is new.
create function join_activity(p_code text, p_id uuid, p_at timestamptz, p_name text, p_sex smallint, p_age_band text,
  p_phone_end text, p_volunteer boolean, p_first_time boolean)
returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  a record;
  today date := (p_at at time zone 'Asia/Shanghai')::date;
begin
  select * into a from public.activity
  where join_code = p_code and join_open and state = 'planned' and today between starts_on and ends_on for share;
  if not found then return false; end if;
  if (select count(*) from public.activity_attendance t
      where t.province = a.province and t.activity = a.id and t.source = 'code' and t.confirmed_at is null and t.reversed_by is null) >= 1000
    then return false; end if;
  insert into public.activity_attendance (province, id, activity, station, station_division, lead_station, division, attended_on, month,
    signed_at, name, sex, age_band, phone_end, volunteer, first_time, source)
  values (a.province, p_id, a.id, a.station, a.station_division, a.station, a.division, today,
    extract(year from today)::integer * 100 + extract(month from today)::integer, p_at, p_name, p_sex, p_age_band, p_phone_end,
    p_volunteer, p_first_time, 'code')
  on conflict do nothing;
  return true;
end
$$;
revoke all on function activity_to_join(text) from public;
revoke all on function join_activity(text, uuid, timestamptz, text, smallint, text, text, boolean, boolean) from public;
grant execute on function activity_to_join(text) to zhulian_app;
grant execute on function join_activity(text, uuid, timestamptz, text, smallint, text, text, boolean, boolean) to zhulian_app;

-- Published for the figures.
create view figures_activity_history with (security_invoker = true) as
  select e.province, e.id, e.activity, e.station, e.division, e.month, e.held_on, null::uuid as person,
    e.title as label, e.role, e.kind, e.field, e.service_type, e.theme_day is not null as theme, e.joint, e.minutes,
    e.audience_estimate, e.recorded_at as counted_from, e.reversed_at as counted_until
  from activity_event e;
create view figures_activity with (security_invoker = true) as
  select e.province, e.id, e.activity, e.station, e.division, e.month, e.held_on, null::uuid as person,
    e.title as label, e.role, e.kind, e.field, e.service_type, e.theme_day is not null as theme, e.joint, e.minutes,
    e.audience_estimate
  from activity_event e where e.reversed_by is null;

-- The id is that of the line, so that each is a record of its own; `activity` leads to the activity.
create view figures_activity_attendance_history with (security_invoker = true) as
  select t.province, t.id, t.activity, t.station, t.division, t.month, t.attended_on,
    coalesce(s.survivor, t.person_ordinal) as person_ordinal, t.person, p.title as label, t.sex, t.age_band, t.categories,
    t.volunteer, coalesce(t.first_time, false) as first_time, t.person is not null as registered, t.source,
    t.confirmed_at as counted_from, t.reversed_at as counted_until
  from activity_attendance t
  left join activity p on p.province = t.province and p.id = t.activity
  left join person_survivor s on s.province = t.province and s.ordinal = t.person_ordinal
  where t.confirmed_at is not null;
create view figures_activity_attendance with (security_invoker = true) as
  select t.province, t.id, t.activity, t.station, t.division, t.month, t.attended_on,
    coalesce(s.survivor, t.person_ordinal) as person_ordinal, t.person, p.title as label, t.sex, t.age_band, t.categories,
    t.volunteer, coalesce(t.first_time, false) as first_time, t.person is not null as registered, t.source
  from activity_attendance t
  left join activity p on p.province = t.province and p.id = t.activity
  left join person_survivor s on s.province = t.province and s.ordinal = t.person_ordinal
  where t.confirmed_at is not null and t.reversed_by is null;

create view figures_activity_spending_history with (security_invoker = true) as
  select m.province, m.id, m.activity, m.station, m.division, m.month, m.spent_on, null::uuid as person, m.item as label, m.fen::integer as fen,
    m.recorded_at as counted_from, m.reversed_at as counted_until
  from activity_spending m;
create view figures_activity_spending with (security_invoker = true) as
  select m.province, m.id, m.activity, m.station, m.division, m.month, m.spent_on, null::uuid as person, m.item as label, m.fen::integer as fen
  from activity_spending m where m.reversed_by is null;
grant select on figures_activity, figures_activity_history, figures_activity_attendance, figures_activity_attendance_history,
  figures_activity_spending, figures_activity_spending_history to zhulian_app, zhulian_worker;
