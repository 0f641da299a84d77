-- Where cumulative figures start (X19): a paragraph that says 累计 names its start, and the start that a place agreed on is
-- kept, the newest in force. And the monthly journal: editorial texts while it is made, and the issue as it was made
-- final, which nobody changes or deletes.
create table report_start (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  station uuid,
  paragraph text not null,
  from_month integer not null check (from_month between 190001 and 299912),
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index report_start_newest on report_start (division, paragraph, at desc);
grant select, insert on report_start to zhulian_app, zhulian_worker;
call protect_by_scope('report_start', 'division', 'station');

create table journal_issue (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  month integer not null check (month between 190001 and 299912),
  texts jsonb not null, -- foreword, closing and a few lines a station, by name
  account uuid not null,
  account_name text not null,
  changed_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  unique (province, division, month),
  check (province = division / 10000000000)
);
grant select, insert, update on journal_issue to zhulian_app, zhulian_worker;
call protect_by_scope('journal_issue', 'division');

create table journal_final (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  month integer not null,
  content text not null, -- canonical JSON, as the digest has it
  sha256 bytea not null,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, division, month),
  check (province = division / 10000000000)
);
grant select, insert on journal_final to zhulian_app, zhulian_worker;
call protect_by_scope('journal_final', 'division');
