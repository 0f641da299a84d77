-- How a round is judged: who was put forward by whom, who reviews what, the scores, the order with the decisions where
-- equals stand across the cut, the public notice as it was printed, and what was objected to it.

-- The bodies and posts of whom an application is about, several where several were named (S10.A1).
create table application_affiliation (
  province smallint not null,
  application uuid not null,
  position smallint not null check (position between 1 and 9),
  division bigint not null, -- these four are those of the application
  station uuid,
  organisation uuid,
  account uuid,
  body uuid, -- its entry in the register of organisations, where it has one
  body_name text not null,
  post text,
  primary key (province, application, position),
  check (province = division / 10000000000)
);
grant select, insert on application_affiliation to zhulian_app, zhulian_worker;
grant delete on application_affiliation to zhulian_app;
call protect_with_application('application_affiliation');

-- One act of putting forward: a form or a file, taken back as a whole while nobody has acted on what came of it.
create table application_batch (
  province smallint not null,
  id uuid not null,
  round uuid not null,
  programme text not null,
  division bigint not null, -- of the body that decides
  place bigint not null, -- of the body that puts forward
  station uuid,
  file_name text, -- null: from the form
  rows integer not null check (rows > 0),
  put_by uuid not null,
  put_name text not null,
  put_at timestamptz(3) not null default clock_timestamp(),
  undone_by uuid,
  undone_name text,
  undone_at timestamptz(3),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((undone_by is null) = (undone_at is null))
);
create index application_batch_round on application_batch (province, round, put_at desc);
grant select, insert, update (rows, undone_by, undone_name, undone_at) on application_batch to zhulian_app, zhulian_worker;
alter table application_batch enable row level security;
create policy by_scope on application_batch to zhulian_app
  using (scope_covers(division, station, null::uuid) or put_by = nullif(current_setting('app.account', true), '')::uuid)
  with check (scope_covers(division, station, null::uuid) or put_by = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on application_batch to zhulian_worker using (true) with check (true);

create table application_nominee (
  province smallint not null,
  application uuid not null,
  batch uuid not null,
  position integer not null,
  division bigint not null,
  station uuid,
  put_by uuid not null,
  primary key (province, application),
  check (province = division / 10000000000)
);
create index application_nominee_batch on application_nominee (province, batch, position);
grant select, insert on application_nominee to zhulian_app, zhulian_worker;
alter table application_nominee enable row level security;
create policy by_scope on application_nominee to zhulian_app
  using (scope_covers(division, station, null::uuid) or put_by = nullif(current_setting('app.account', true), '')::uuid)
  with check (scope_covers(division, station, null::uuid) or put_by = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on application_nominee to zhulian_worker using (true) with check (true);

-- While this is set a transaction sees the own scores and no others, whatever its scope: the routes of reviewers set it first.
create function judges_blind() returns boolean
language sql stable parallel safe
return coalesce(current_setting('app.blind', true), '') = 'on';

create table application_panelist (
  province smallint not null,
  id uuid not null,
  round uuid not null,
  programme text not null,
  division bigint not null,
  account uuid not null,
  name text not null,
  unit text, -- the body that the reviewer is of, as told when named to the panel
  named_by uuid not null,
  named_name text not null,
  named_at timestamptz(3) not null default clock_timestamp(),
  left_on date, -- from this day no further work is given to the reviewer
  left_reason text,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((left_on is null) = (left_reason is null))
);
create unique index application_panelist_once on application_panelist (province, round, account) where left_on is null;
create index application_panelist_account on application_panelist (account);
grant select, insert, update (left_on, left_reason) on application_panelist to zhulian_app, zhulian_worker;
alter table application_panelist enable row level security;
create policy by_scope on application_panelist to zhulian_app
  using ((scope_covers(division, null::uuid, null::uuid) and not judges_blind())
    or account = nullif(current_setting('app.account', true), '')::uuid)
  with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on application_panelist to zhulian_worker using (true) with check (true);

-- One reviewer's work on one application.
create table application_review (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  round uuid not null,
  programme text not null,
  division bigint not null,
  reviewer uuid not null,
  reviewer_name text not null,
  position integer not null, -- the number under which the reviewer knows it
  state text not null default 'assigned' check (state in ('assigned', 'handed-in', 'recused', 'taken-back')),
  points integer check (points >= 0), -- hundredths of a point
  remark text,
  seed text, -- of the draw that gave it; null where somebody was named
  assigned_by uuid not null,
  assigned_name text not null,
  assigned_at timestamptz(3) not null default clock_timestamp(),
  due_on date,
  handed_in_at timestamptz(3),
  ended_reason text, -- of recusing or taking back
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'handed-in') = (handed_in_at is not null)),
  check (state <> 'handed-in' or points is not null),
  check ((state in ('recused', 'taken-back')) = (ended_reason is not null))
);
create unique index application_review_once on application_review (province, application, reviewer)
  where state in ('assigned', 'handed-in');
create index application_review_round on application_review (province, round, application);
create index application_review_reviewer on application_review (reviewer, state, position);
grant select, insert, update (state, points, remark, handed_in_at, ended_reason, version) on application_review
  to zhulian_app, zhulian_worker;
alter table application_review enable row level security;
create policy by_scope on application_review to zhulian_app
  using ((scope_covers(division, null::uuid, null::uuid) and not judges_blind())
    or reviewer = nullif(current_setting('app.account', true), '')::uuid)
  with check ((scope_covers(division, null::uuid, null::uuid) and not judges_blind())
    or reviewer = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on application_review to zhulian_worker using (true) with check (true);

-- What happened to a review, only added: what was handed in stays readable after it was opened again.
create table application_review_act (
  province smallint not null,
  id uuid not null,
  review uuid not null,
  application uuid not null,
  division bigint not null,
  reviewer uuid not null,
  kind text not null check (kind in ('assigned', 'handed-in', 'opened-again', 'recused', 'taken-back')),
  points integer,
  remark text,
  reason text,
  by_account uuid not null,
  by_name text not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (kind not in ('opened-again', 'recused', 'taken-back') or reason is not null)
);
create index application_review_act_of on application_review_act (province, review, at);
grant select, insert on application_review_act to zhulian_app, zhulian_worker;
alter table application_review_act enable row level security;
create policy by_scope on application_review_act to zhulian_app
  using ((scope_covers(division, null::uuid, null::uuid) and not judges_blind())
    or reviewer = nullif(current_setting('app.account', true), '')::uuid)
  with check ((scope_covers(division, null::uuid, null::uuid) and not judges_blind())
    or reviewer = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on application_review_act to zhulian_worker using (true) with check (true);

-- Whether every review of an application is in, and the points. A reviewer who hands in the last one sees no other score,
-- yet the score must be made then: this tells the points without saying whose they are, and only when none is missing.
create function review_points(p_province smallint, p_application uuid) returns integer[]
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  waiting integer;
  found integer[];
begin
  select count(*) filter (where state = 'assigned'), array_agg(points order by points) filter (where state = 'handed-in')
  into waiting, found from application_review where province = p_province and application = p_application;
  return case when waiting > 0 then null else found end;
end
$$;
revoke all on function review_points(smallint, uuid) from public;
grant execute on function review_points(smallint, uuid) to zhulian_app, zhulian_worker;

-- The order of a round, frozen with all that it was made of.
create table application_ranking (
  province smallint not null,
  id uuid not null,
  round uuid not null,
  programme text not null,
  programme_hash text not null,
  division bigint not null,
  on_day date not null,
  inputs json not null, -- candidates as the engine took them
  inputs_hash text not null check (inputs_hash ~ '^[0-9a-f]{64}$'),
  candidates integer not null,
  awarded integer not null, -- as it stands, after the decisions on ties
  open_ties integer not null,
  frozen_by uuid not null,
  frozen_name text not null,
  frozen_at timestamptz(3) not null default clock_timestamp(),
  withdrawn_at timestamptz(3),
  withdrawn_reason text,
  carried_out_by uuid,
  carried_out_name text,
  carried_out_at timestamptz(3),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check ((carried_out_at is null) = (carried_out_by is null)),
  check (carried_out_at is null or (withdrawn_at is null and open_ties = 0)),
  check (carried_out_by is distinct from frozen_by)
);
create unique index application_ranking_once on application_ranking (province, round) where withdrawn_at is null;
create index application_ranking_place on application_ranking (division, frozen_at desc);
grant select, insert, update (awarded, open_ties, withdrawn_at, withdrawn_reason, carried_out_by, carried_out_name, carried_out_at, version)
  on application_ranking to zhulian_app, zhulian_worker;
alter table application_ranking enable row level security;
create policy by_scope on application_ranking to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) and not judges_blind())
  with check (scope_covers(division, null::uuid, null::uuid) and not judges_blind());
create policy by_worker on application_ranking to zhulian_worker using (true) with check (true);

create table application_ranking_line (
  province smallint not null,
  ranking uuid not null,
  application uuid not null,
  division bigint not null,
  position integer not null,
  place integer not null, -- equals share it
  name text not null,
  organisation_name text,
  score integer,
  amount_fen bigint,
  tie_group text, -- the option or place whose quota it falls under
  state text not null check (state in ('awarded', 'tied', 'not-awarded')),
  primary key (province, ranking, application),
  check (province = division / 10000000000)
);
create unique index application_ranking_line_position on application_ranking_line (province, ranking, position);
grant select, insert, update (state) on application_ranking_line to zhulian_app, zhulian_worker;
alter table application_ranking_line enable row level security;
create policy by_scope on application_ranking_line to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) and not judges_blind())
  with check (scope_covers(division, null::uuid, null::uuid) and not judges_blind());
create policy by_worker on application_ranking_line to zhulian_worker using (true) with check (true);

-- Who of equals was chosen, by whom and why; never changed.
create table application_tie_decision (
  province smallint not null,
  id uuid not null,
  ranking uuid not null,
  division bigint not null,
  tie_group text,
  candidates uuid[] not null,
  places integer not null,
  chosen uuid[] not null,
  deciders text not null, -- the persons who decided
  reason text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (cardinality(chosen) = places and chosen <@ candidates)
);
create index application_tie_decision_of on application_tie_decision (province, ranking, recorded_at);
grant select, insert on application_tie_decision to zhulian_app, zhulian_worker;
alter table application_tie_decision enable row level security;
create policy by_scope on application_tie_decision to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) and not judges_blind())
  with check (scope_covers(division, null::uuid, null::uuid) and not judges_blind());
create policy by_worker on application_tie_decision to zhulian_worker using (true) with check (true);

-- A public notice holds nothing that may not be shown, so that everybody may read its rows.
create table application_notice (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  programme text not null,
  programme_hash text not null,
  round uuid,
  stage text not null,
  title text not null,
  body_name text not null, -- who publishes
  contact text, -- where objections are heard beside the page
  shows text[] not null,
  workdays integer not null check (workdays > 0),
  from_on date not null,
  last_on date not null,
  provisional boolean not null default false, -- a year counted over has no notice of its holidays yet
  objections text not null check (objections in ('block', 'none')),
  published_by uuid not null,
  published_name text not null,
  published_at timestamptz(3) not null default clock_timestamp(),
  settled_on date, -- its entries went on
  settled_by uuid,
  told_on date, -- the body was told that the days are over
  duty uuid,
  down_on date, -- no longer shown
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (last_on > from_on),
  check ((settled_on is null) = (settled_by is null)),
  check (settled_on is null or settled_on > last_on)
);
create index application_notice_place on application_notice (division, from_on desc, id desc);
create index application_notice_over on application_notice (last_on) where settled_on is null;
create index application_notice_round on application_notice (province, round) where round is not null;
grant select, insert, update (settled_on, settled_by, told_on, duty, down_on, version) on application_notice to zhulian_app, zhulian_worker;
alter table application_notice enable row level security;
create policy shown_to_all on application_notice for select to zhulian_app
  using (down_on is null or scope_covers(division, null::uuid, null::uuid));
create policy by_scope_in on application_notice for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on application_notice for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on application_notice to zhulian_worker using (true) with check (true);

-- Frozen as printed; only what the programme lets be shown is written here at all.
create table application_notice_entry (
  province smallint not null,
  notice uuid not null,
  position integer not null,
  division bigint not null,
  application uuid not null,
  name text,
  affiliations json not null, -- bodies and posts in the order named; printed, never counted
  organisation text,
  post text,
  certificate_level text,
  township text,
  amount_fen bigint,
  score integer,
  rank integer,
  work_title text,
  removed_on date, -- after an objection that was upheld
  primary key (province, notice, position),
  check (province = division / 10000000000)
);
create unique index application_notice_entry_once on application_notice_entry (province, application) where removed_on is null;
grant select, insert, update (removed_on) on application_notice_entry to zhulian_app, zhulian_worker;
alter table application_notice_entry enable row level security;
create policy shown_to_all on application_notice_entry for select to zhulian_app using (true);
create policy by_scope_in on application_notice_entry for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on application_notice_entry for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on application_notice_entry to zhulian_worker using (true) with check (true);

create table application_objection (
  province smallint not null,
  id uuid not null,
  notice uuid not null,
  position integer, -- the entry; null: against the notice as a whole
  application uuid,
  division bigint not null,
  named boolean not null,
  sealed bytea, -- name and phone of who objects
  text text not null,
  code_index bytea not null, -- keyed hash of the code to follow it
  filed_on date not null,
  filed_at timestamptz(3) not null default clock_timestamp(),
  filed_by uuid, -- the account that took it down; null: on the public page
  state text not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
  decided_on date,
  decided_by uuid,
  decided_name text,
  reason text,
  to_stage text, -- where an upheld one led
  duty uuid,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((position is null) = (application is null)),
  check (named = (sealed is not null)),
  check ((state = 'open') = (decided_on is null and reason is null and decided_by is null)),
  check (state = 'upheld' or to_stage is null)
);
create index application_objection_notice on application_objection (province, notice, filed_at);
create index application_objection_open on application_objection (division, filed_on) where state = 'open';
create unique index application_objection_code on application_objection (province, code_index);
grant select, insert, update (state, decided_on, decided_by, decided_name, reason, to_stage, duty, version) on application_objection
  to zhulian_app, zhulian_worker;
call protect_by_scope('application_objection', 'division');

-- Takes an objection down from the public page, without a scope. It runs with its owner's rights and tells only whether it
-- was taken, so that nobody learns whether others objected.
create function object_to_notice(p_province smallint, p_notice uuid, p_position integer, p_id uuid, p_on date, p_sealed bytea,
  p_text text, p_code bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  n public.application_notice;
  entry public.application_notice_entry;
begin
  select * into n from public.application_notice where province = p_province and id = p_notice for share;
  if n.id is null or n.objections <> 'block' or n.settled_on is not null or n.down_on is not null
    or p_on < n.from_on or p_on > n.last_on then
    return false;
  end if;
  if p_position is not null then
    select * into entry from public.application_notice_entry
    where province = p_province and notice = p_notice and position = p_position and removed_on is null;
    if entry.application is null then return false; end if;
  end if;
  -- Against programs: nobody reads a thousand objections to one notice.
  if (select count(*) from public.application_objection where province = p_province and notice = p_notice) >= 1000 then
    return false;
  end if;
  insert into public.application_objection (province, id, notice, position, application, division, named, sealed, text, code_index,
    filed_on)
  values (p_province, p_id, p_notice, p_position, entry.application, n.division, p_sealed is not null, p_sealed, p_text, p_code, p_on)
  on conflict do nothing;
  return true;
end
$$;
revoke all on function object_to_notice(smallint, uuid, integer, uuid, date, bytea, text, bytea) from public;
grant execute on function object_to_notice(smallint, uuid, integer, uuid, date, bytea, text, bytea) to zhulian_app;

-- What became of the objection of a code.
create function objection_of_code(p_provinces smallint[], p_code bytea)
returns table (title text, filed_on date, state text, reason text, decided_on date)
language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select n.title, o.filed_on, o.state, o.reason, o.decided_on from application_objection o
  join application_notice n on n.province = o.province and n.id = o.notice
  where o.province = any (p_provinces) and o.code_index = p_code;
end;
revoke all on function objection_of_code(smallint[], bytea) from public;
grant execute on function objection_of_code(smallint[], bytea) to zhulian_app;
