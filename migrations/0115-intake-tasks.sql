-- Tasks handed to bodies (S7.9 一门受理、协同办理; S17.4): who asked whom for what by when, with the hand-over note that states
-- the minimum of data, its purpose and its legal basis (2.8).
--
-- A row is seen from two sides. Who gives sees what his place or station gave. Who is given sees what names his
-- organisation, his station or his own account, and of that only what is sealed here: no person, no source, no second task.
-- Both sides are clauses of one policy; a request of a body is made with a scope that holds its organisations only, so
-- that the giver's clause opens nothing to it.
create table task (
  province smallint not null,
  id uuid not null,
  source_room text not null, -- where it comes from: a request, case, letter, file or finding
  source uuid not null, -- the task itself where somebody gave it by hand
  person uuid, -- whose file; never told to the body
  station uuid not null, -- that gives
  division bigint not null, -- where it lies
  organisation uuid, -- to whom: exactly one of the three
  to_station uuid,
  account uuid,
  to_division bigint, -- where that station stands
  body_name text not null, -- as it was then, for lists and print
  title text not null,
  urgency smallint not null check (urgency between 0 and 2),
  legal_basis text not null, -- data/intake/legal-bases.yaml
  sealed bytea not null, -- what is asked, purpose, fields and their values, why the basis holds
  given_by uuid not null,
  given_name text not null,
  given_at timestamptz not null,
  given_on date not null,
  given_month integer not null,
  accept_by timestamptz not null, -- the first instant that is too late
  due_on date not null,
  state text not null default 'given' check (state in ('given', 'accepted', 'done', 'returned', 'withdrawn')),
  accepted_at timestamptz,
  accepted_name text,
  settled_at timestamptz,
  settled_on date,
  settled_month integer,
  settled_name text,
  outcome_sealed bytea, -- result, reason of return or of withdrawal
  follows uuid, -- the task that was given again in this one
  followed_by uuid,
  duty uuid, -- the giver's, to see it through
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (num_nonnulls(organisation, to_station, account) = 1),
  check ((to_station is null) = (to_division is null)),
  check (due_on >= given_on),
  check (given_month = extract(year from given_on)::integer * 100 + extract(month from given_on)::integer),
  check ((state in ('done', 'returned', 'withdrawn')) = (settled_on is not null)),
  check ((settled_at is null) = (settled_on is null) and (settled_month is null) = (settled_on is null))
);
-- Open ones by due day: of a body, of a station, of a place; settled ones from the latest.
create index task_organisation on task (organisation, due_on, id) where organisation is not null;
create index task_to_station on task (to_station, due_on, id) where to_station is not null;
create index task_to_division on task (to_division, due_on, id) where to_division is not null;
create index task_account on task (account, due_on, id) where account is not null;
create index task_station_open on task (station, due_on, id) where settled_on is null;
create index task_place_open on task (due_on, id) include (division) where settled_on is null;
create index task_station_settled on task (station, settled_on desc, id desc) where settled_on is not null;
create index task_place_settled on task (settled_on desc, id desc) include (division) where settled_on is not null;
create index task_source on task (source, id);
create index task_person on task (person, id) where person is not null;
create index task_given_leaf on task (station, given_month);
create index task_settled_leaf on task (station, settled_month) where settled_month is not null;
create index task_given_place on task (division, given_on desc, id desc);
grant select, insert, update on task to zhulian_app;
grant select on task to zhulian_worker;

-- What both sides write to each other within one task. It carries the placing of its task: policies hold no sub-select.
create table task_message (
  province smallint not null,
  id uuid not null,
  task uuid not null,
  station uuid not null,
  division bigint not null,
  organisation uuid,
  to_station uuid,
  to_division bigint,
  account uuid,
  side text not null check (side in ('giver', 'body')),
  sealed bytea not null,
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null,
  primary key (province, id)
);
create index task_message_of on task_message (province, task, written_at, id);
grant select, insert on task_message to zhulian_app;
grant select on task_message to zhulian_worker;

-- Which files belong to a task, and from whom.
create table task_file (
  province smallint not null,
  id uuid not null, -- of the file
  task uuid not null,
  station uuid not null,
  division bigint not null,
  organisation uuid,
  to_station uuid,
  to_division bigint,
  account uuid,
  side text not null check (side in ('giver', 'body')),
  name text not null, -- as the sender calls it
  media_type text not null,
  bytes integer not null,
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null,
  primary key (province, id)
);
create index task_file_of on task_file (province, task, written_at, id);
grant select, insert on task_file to zhulian_app;
grant select on task_file to zhulian_worker;

create procedure protect_task(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy of_giver_and_body on %s to zhulian_app using (%s) with check (%s)', target, clauses.text, clauses.text)
    from (select 'scope_covers(division, station, null::uuid) or scope_covers_organisation(organisation)
      or scope_covers(to_division, to_station, null::uuid)
      or account = nullif(current_setting(''app.account'', true), '''')::uuid' as text) clauses;
  execute format('create policy by_worker on %s to zhulian_worker using (true) with check (true)', target);
end
$$;
call protect_task('task');
call protect_task('task_message');
call protect_task('task_file');
drop procedure protect_task(regclass);

-- A bureau's own Word template of the hand-over letter (转介单), for all below its division.
create table task_letter_template (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  file_name text not null,
  docx bytea not null,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
alter table task_letter_template alter column docx set storage external;
create index task_letter_template_newest on task_letter_template (division, at desc);
grant select, insert on task_letter_template to zhulian_app, zhulian_worker;
alter table task_letter_template enable row level security;
-- A form is no secret: a station prints with the template of its county, which lies above its grant.
create policy to_all on task_letter_template for select to zhulian_app using (true);
create policy by_scope on task_letter_template for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on task_letter_template to zhulian_worker using (true) with check (true);

-- Published for the figures: one row where a task was given and one where it was settled, each in its own month. Nothing
-- of it is ever taken out: a task that was withdrawn was given all the same.
create view figures_task_history with (security_invoker = true) as
  select province, id, station, division, given_month as month, given_on as day, 'given' as event,
    case when organisation is not null then 'organisation' when to_station is not null then 'station' else 'account' end as body,
    null::text as timely, null::uuid as person, body_name as label,
    given_at as counted_from, null::timestamptz as counted_until
  from task
  union all
  select province, id, station, division, settled_month, settled_on, state,
    case when organisation is not null then 'organisation' when to_station is not null then 'station' else 'account' end,
    case when settled_on <= due_on then 'on-time' else 'late' end, null, body_name,
    settled_at, null
  from task where settled_on is not null;
create view figures_task with (security_invoker = true) as
  select province, id, station, division, month, day, event, body, timely, person, label
  from figures_task_history;
grant select on figures_task, figures_task_history to zhulian_app, zhulian_worker;
