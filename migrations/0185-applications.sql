-- Applications (申请) under programmes: who asks for what, in which stage of the declared table it stands, what was answered,
-- what happened, what was decided on which facts. The division is that of the body which decides; an applicant sees the own
-- one by the account, a body (filings) by its organisation. Who has no account applies under an account of the application
-- alone, found by a code.
create domain application_subject as text check (value in ('person', 'organisation', 'work', 'station'));
create domain application_outcome as text check (value in ('granted', 'refused', 'withdrawn', 'revoked', 'published', 'closed'));

-- A round of a programme that is not open all the time by itself.
create table application_round (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  programme text not null,
  title text not null,
  opened_on date not null,
  closes_on date,
  opened_by uuid not null,
  opened_name text not null,
  closed_at timestamptz(3),
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (closes_on is null or closes_on >= opened_on)
);
create index application_round_programme on application_round (province, programme, opened_on desc);
create index application_round_place on application_round (division, opened_on desc);
grant select, insert, update (title, closes_on, closed_at, version) on application_round to zhulian_app, zhulian_worker;
alter table application_round enable row level security;
-- That a round is open is public.
create policy to_all on application_round for select to zhulian_app using (true);
create policy by_scope_in on application_round for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on application_round for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on application_round to zhulian_worker using (true) with check (true);

create table application (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- of the body that decides
  number text, -- SQ-410621-2023-00001, once received
  programme text not null,
  programme_hash text not null,
  season text not null default '', -- the window, round or report year: once a subject in each
  round uuid,
  subject_kind application_subject not null,
  subject_room text check (subject_room in ('workforce', 'practicum', 'organisations')),
  subject_id uuid, -- the record that answers facts
  subject_hash bytea, -- keyed hash of the identity number, credit code or work
  name text not null, -- of the person, the body or the station
  organisation uuid, -- the body that applies or owes
  organisation_name text, -- where the person works
  post text,
  work_title text,
  township bigint,
  station uuid, -- that nominated, or whose work it is
  sealed bytea, -- identity number and phone
  account uuid, -- who applies; of the application alone where there is no account
  account_name text,
  public boolean not null default false, -- on the public page, by code
  code_index bytea, -- keyed hash of that code
  nominated_by text not null default 'self' check (nominated_by in ('self', 'station', 'employer', 'body', 'import')),
  draft boolean not null default true, -- nobody but the applicant sees it
  stage text not null,
  stage_who text check (stage_who in ('applicant', 'body', 'reviewers', 'panel', 'public')), -- who acts; null at an end
  stage_work text,
  stage_since date not null,
  due_on date,
  due_provisional boolean not null default false,
  overdue_noted_on date, -- that the clock ran out was told, once a stage
  duty uuid,
  received_at timestamptz(3),
  ended_on date,
  outcome application_outcome,
  eligible text check (eligible in ('yes', 'no', 'unknown')),
  amount_fen bigint check (amount_fen >= 0),
  score integer, -- hundredths of a point
  rank integer,
  search text not null, -- names, number, pinyin and initials in small letters
  created_at timestamptz(3) not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((subject_room is null) = (subject_id is null)),
  check (draft <= (received_at is null)),
  check ((received_at is null) = (number is null)),
  check ((ended_on is null) = (outcome is null))
);
create unique index application_number_once on application (province, number) where number is not null;
create unique index application_code_once on application (province, code_index) where code_index is not null;
-- A subject once in a season; where a programme is open all the time, one at a time.
create unique index application_once on application (province, programme, season, subject_hash)
  where not draft and subject_hash is not null
    and (ended_on is null or (season <> '' and outcome not in ('refused', 'withdrawn')));
create index application_inbox on application (division, stage_since desc, id desc) where not draft and ended_on is null;
create index application_ended on application (division, ended_on desc, id desc) where ended_on is not null;
create index application_stage on application (province, programme, stage, stage_since, id) where not draft;
create index application_season on application (province, programme, season, id) where not draft;
create index application_due on application (due_on) where due_on is not null and ended_on is null and not draft;
create index application_account on application (account, created_at desc) where account is not null;
create index application_organisation on application (organisation, created_at desc) where organisation is not null;
create index application_station on application (station, created_at desc) where station is not null;
create index application_subject on application (province, subject_hash) where subject_hash is not null;
create index application_record on application (subject_id) where subject_id is not null;
grant select, insert, update on application to zhulian_app, zhulian_worker;
-- A draft that was never sent may be thrown away.
grant delete on application to zhulian_app;
alter table application enable row level security;
create policy by_scope on application to zhulian_app
  using ((not draft and scope_covers(division, station, null::uuid)) or scope_covers_organisation(organisation)
    or account = nullif(current_setting('app.account', true), '')::uuid)
  with check (scope_covers(division, station, null::uuid) or scope_covers_organisation(organisation)
    or account = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on application to zhulian_worker using (true) with check (true);

-- Rows about an application carry what places it, so that no policy looks into another table.
create procedure protect_with_application(target regclass)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy by_scope on %s to zhulian_app
    using (scope_covers(division, station, null::uuid) or scope_covers_organisation(organisation)
      or account = nullif(current_setting(''app.account'', true), '''')::uuid)
    with check (scope_covers(division, station, null::uuid) or scope_covers_organisation(organisation)
      or account = nullif(current_setting(''app.account'', true), '''')::uuid)', target);
  execute format('create policy by_worker on %s to zhulian_worker using (true) with check (true)', target);
end
$$;

-- What was answered: never changed, the latest of a fact counts. A null value takes the answer back.
create table application_answer (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  division bigint not null,
  station uuid,
  organisation uuid,
  account uuid,
  fact text not null,
  value json,
  origin text not null check (origin in ('given', 'body')), -- by the applicant; by the body, such as an open question
  at timestamptz(3) not null,
  by_account uuid,
  by_name text not null,
  primary key (province, id)
);
create index application_answer_of on application_answer (province, application, fact, at desc, id desc);
grant select, insert on application_answer to zhulian_app, zhulian_worker;
grant delete on application_answer to zhulian_app;
call protect_with_application('application_answer');

-- What happened, one row an act: the only history.
create table application_event (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  division bigint not null,
  station uuid,
  organisation uuid,
  account uuid,
  kind text not null check (kind in ('received', 'moved', 'returned', 'completed', 'refused', 'withdrawn', 'overdue', 'decided', 'corrected',
    'noted', 'late')),
  from_stage text,
  to_stage text,
  on_day date not null,
  at timestamptz(3) not null default clock_timestamp(),
  by_account uuid, -- null: the clock
  by_name text not null,
  by_role text not null check (by_role in ('applicant', 'body', 'reviewers', 'panel', 'public', 'clock')),
  reason text,
  decision uuid,
  primary key (province, id)
);
create index application_event_of on application_event (province, application, at, id);
-- A clock that ran out is told once for each time that a stage was reached.
create unique index application_event_overdue on application_event (province, application, from_stage, on_day) where kind = 'overdue' and to_stage is null;
grant select, insert on application_event to zhulian_app, zhulian_worker;
call protect_with_application('application_event');

-- Decisions with all that they were made of, so that they can be made again.
create table application_decision (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  division bigint not null,
  station uuid,
  organisation uuid,
  account uuid,
  on_day date not null,
  at timestamptz(3) not null default clock_timestamp(),
  facts json not null,
  origins json not null,
  switches json not null, -- open questions as they were answered for this case
  hash text not null, -- of the programme
  release text not null,
  eligible text not null check (eligible in ('yes', 'no', 'unknown')),
  amount_fen bigint,
  reasons json not null,
  corrects uuid,
  reason text,
  by_account uuid not null,
  by_name text not null,
  primary key (province, id),
  check ((corrects is null) = (reason is null))
);
create index application_decision_of on application_decision (province, application, at, id);
create unique index application_decision_corrected on application_decision (province, corrects) where corrects is not null;
grant select, insert on application_decision to zhulian_app, zhulian_worker;
call protect_with_application('application_decision');

create table application_evidence (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  division bigint not null,
  station uuid,
  organisation uuid,
  account uuid,
  fact text not null, -- which it proves; 'other' for what no fact asks for
  document uuid not null,
  title text not null,
  added_at timestamptz(3) not null,
  added_by uuid,
  added_name text not null,
  removed_at timestamptz(3),
  primary key (province, id)
);
create index application_evidence_of on application_evidence (province, application, added_at, id);
grant select, insert, update (removed_at) on application_evidence to zhulian_app, zhulian_worker;
grant delete on application_evidence to zhulian_app;
call protect_with_application('application_evidence');

create table application_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on application_number_counter to zhulian_app, zhulian_worker;

-- The next number of a body and year; two at once wait for each other here and get two numbers.
create function take_application_number(p_division bigint, p_year integer) returns text
language sql
begin atomic
  insert into application_number_counter as c (province, county, year, last)
  values (p_division / 10000000000, p_division / 1000000, p_year, 1)
  on conflict (province, county, year) do update set last = c.last + 1
  returning format('SQ-%s-%s-%s', county, year, lpad(last::text, greatest(5, length(last::text)), '0'));
end;

-- Whether a subject stands in a season already, wherever its application can be seen from. Tells nothing else.
create function application_stands(p_province smallint, p_programme text, p_season text, p_subject bytea, p_but uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from application
    where province = p_province and programme = p_programme and season = p_season and subject_hash = p_subject and id <> p_but
      and not draft and subject_hash is not null
      and (ended_on is null or (season <> '' and outcome not in ('refused', 'withdrawn'))));
end;
revoke all on function application_stands(smallint, text, text, bytea, uuid) from public;
grant execute on function application_stands(smallint, text, text, bytea, uuid) to zhulian_app, zhulian_worker;

-- What a code opens: one application, by the account that is its alone.
create function application_of_code(p_province smallint, p_code bytea)
returns table (id uuid, division bigint, account uuid)
language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select a.id, a.division, a.account from application a where a.province = p_province and a.code_index = p_code and a.public;
end;
revoke all on function application_of_code(smallint, bytea) from public;
grant execute on function application_of_code(smallint, bytea) to zhulian_app;
