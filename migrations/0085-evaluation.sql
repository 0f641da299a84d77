-- Evaluation of stations (2.4): a round of a division under a standard, points by who gave them, evidence, and what came of it.
-- Points are never changed: the newest of each giver's kind counts, earlier ones stay. Results are written once, when the
-- round is closed. That a round is held is no secret to the stations below it.
create table evaluation_round (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  standard text not null,
  title text not null,
  from_month integer not null,
  to_month integer not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (from_month <= to_month)
);
create index evaluation_round_place on evaluation_round (division, at desc);
grant select, insert, update on evaluation_round to zhulian_app, zhulian_worker;
alter table evaluation_round enable row level security;
create policy to_all on evaluation_round for select to zhulian_app using (true);
create policy by_scope_in on evaluation_round for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_scope_up on evaluation_round for update to zhulian_app using (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on evaluation_round to zhulian_worker using (true) with check (true);

create table evaluation_score (
  province smallint not null,
  id uuid not null,
  round uuid not null,
  division bigint not null,
  station uuid not null,
  indicator text not null,
  kind text not null check (kind in ('self', 'third-party', 'purchaser')),
  points numeric(5, 1) not null check (points >= 0),
  remark text,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index evaluation_score_of on evaluation_score (round, station, indicator, kind, at desc);
grant select, insert on evaluation_score to zhulian_app, zhulian_worker;
call protect_by_scope('evaluation_score', 'division', 'station');

create table evaluation_evidence (
  province smallint not null,
  id uuid not null,
  round uuid not null,
  division bigint not null,
  station uuid not null,
  indicator text not null,
  title text not null,
  link text, -- a page of the product or an address
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index evaluation_evidence_of on evaluation_evidence (round, station, at);
grant select, insert on evaluation_evidence to zhulian_app, zhulian_worker;
call protect_by_scope('evaluation_evidence', 'division', 'station');

create table evaluation_result (
  province smallint not null,
  round uuid not null,
  station uuid not null,
  division bigint not null,
  points numeric(5, 1),
  grade text,
  place integer, -- null where not all points were given
  tied boolean not null,
  detail text not null, -- the points of each indicator, as JSON
  primary key (province, round, station),
  check (province = division / 10000000000)
);
grant select, insert on evaluation_result to zhulian_app, zhulian_worker;
call protect_by_scope('evaluation_result', 'division', 'station');
