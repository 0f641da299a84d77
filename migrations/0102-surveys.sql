-- Surveys (S5.7): a campaign asks the same questions at every door of a list. What was answered is a record of a day and is
-- never changed: the newest of a household in a campaign counts. That a campaign runs is no secret to the villages in it.
create table survey_campaign (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  station uuid, -- of a station's own campaign
  title text not null,
  questionnaire text not null, -- data/surveys, or an instrument
  from_on date not null,
  to_on date not null,
  categories text[] not null, -- whose households were drawn; empty: everybody on the register
  state text not null default 'open' check (state in ('open', 'closed')),
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (from_on <= to_on)
);
create index survey_campaign_place on survey_campaign (division, from_on desc);
grant select, insert, update on survey_campaign to zhulian_app, zhulian_worker;
alter table survey_campaign enable row level security;
create policy to_all on survey_campaign for select to zhulian_app using (true);
create policy by_scope_in on survey_campaign for insert to zhulian_app with check (scope_covers(division, station, null::uuid));
create policy by_scope_up on survey_campaign for update to zhulian_app using (scope_covers(division, station, null::uuid));
create policy by_worker on survey_campaign to zhulian_worker using (true) with check (true);

-- One row a door; `household` is the person's id where there is no household. The state is that of the newest record.
create table survey_household (
  province smallint not null,
  campaign uuid not null,
  household uuid not null,
  division bigint not null, -- the village
  station uuid not null,
  person uuid not null, -- under whose name the door stands in the list
  state text not null default 'open' check (state in ('open', 'done', 'unmet')),
  record uuid,
  version integer not null default 1,
  primary key (province, campaign, household),
  check (province = division / 10000000000),
  check ((state = 'open') = (record is null))
);
-- Progress by village is counted from this index alone.
create index survey_household_village on survey_household (campaign, division, state);
create index survey_household_station on survey_household (campaign, station, state);
grant select, insert, update on survey_household to zhulian_app, zhulian_worker;
call protect_by_scope('survey_household', 'division', 'station');

create table survey_assignment (
  province smallint not null,
  campaign uuid not null,
  division bigint not null, -- the village
  station uuid not null,
  account uuid not null,
  account_name text not null,
  primary key (province, campaign, division),
  check (province = division / 10000000000)
);
grant select, insert, update on survey_assignment to zhulian_app, zhulian_worker;
alter table survey_assignment enable row level security;
-- Who goes to which village is known to all who work there; only who runs the campaign decides it.
create policy to_all on survey_assignment for select to zhulian_app using (true);
create policy by_scope_in on survey_assignment for insert to zhulian_app with check (scope_covers(division, station, null::uuid));
create policy by_scope_up on survey_assignment for update to zhulian_app using (scope_covers(division, station, null::uuid));
create policy by_worker on survey_assignment to zhulian_worker using (true) with check (true);

create table survey_record (
  province smallint not null,
  id uuid not null,
  campaign uuid not null,
  household uuid not null,
  division bigint not null,
  station uuid not null,
  person uuid not null,
  on_day date not null,
  outcome text not null check (outcome in ('filled', 'unchanged', 'unmet')),
  reason text check ((reason is not null) = (outcome = 'unmet')),
  need text,
  need_duty uuid, -- what the need became
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index survey_record_household on survey_record (household, at desc);
grant select, insert on survey_record to zhulian_app, zhulian_worker;
call protect_by_scope('survey_record', 'division', 'station');

-- Dated facts, typed so that they are counted without opening a document; no value: asked and not known.
create table survey_answer (
  province smallint not null,
  record uuid not null,
  question text not null,
  household uuid not null,
  division bigint not null,
  station uuid not null,
  campaign uuid not null,
  questionnaire text not null,
  value integer,
  on_day date not null,
  primary key (province, record, question),
  check (province = division / 10000000000)
);
create index survey_answer_campaign on survey_answer (campaign, question, value);
grant select, insert on survey_answer to zhulian_app, zhulian_worker;
call protect_by_scope('survey_answer', 'division', 'station');

create table survey_difference (
  province smallint not null,
  record uuid not null,
  question text not null,
  campaign uuid not null,
  household uuid not null,
  division bigint not null,
  station uuid not null,
  person uuid not null,
  before_value integer not null,
  after_value integer not null,
  duty uuid, -- where the questionnaire wants somebody to follow it up
  on_day date not null,
  primary key (province, record, question),
  check (province = division / 10000000000)
);
create index survey_difference_campaign on survey_difference (campaign, on_day desc, record, question);
grant select, insert on survey_difference to zhulian_app, zhulian_worker;
call protect_by_scope('survey_difference', 'division', 'station');
