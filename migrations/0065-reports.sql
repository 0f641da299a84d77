-- Monthly reports of stations, towns and counties: a report on its way up, what was stated by hand beside what was
-- counted, and the versions that were frozen. A version is written once: neither the application nor the worker may
-- change or delete one, and its digest is over the very text that is kept.
-- A point's report is reviewed by its parent station, whose people hold no grant over the point: `review_station` lets
-- the policy show it to them. Policies hold no sub-select.
create table report (
  province smallint not null,
  id uuid not null,
  definition text not null,
  division bigint not null,
  station uuid, -- null for the report of a division
  review_station uuid, -- the parent station of a point
  month integer not null,
  due_on date not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'returned', 'accepted')),
  texts jsonb not null default '{}', -- free text by code, counted by nobody
  prepared_by uuid, -- who sent it last, who may therefore not accept it
  duty uuid, -- the open duty about it: to send, or to review
  opened_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  settled_at timestamptz, -- returned or accepted
  version integer not null default 1, -- of the row, against two who change it at once
  primary key (province, id),
  unique nulls not distinct (province, definition, month, division, station),
  check (province = division / 10000000000),
  check (month between 190001 and 299912)
);
create index report_month on report (month, division);
create index report_due on report (due_on) where state in ('draft', 'returned');
grant select, insert, update on report to zhulian_app, zhulian_worker;

create table report_version (
  province smallint not null,
  id uuid not null,
  report uuid not null,
  division bigint not null,
  station uuid,
  review_station uuid,
  definition text not null,
  month integer not null,
  number integer not null,
  reason text not null check (reason in ('sent', 'due', 'revised')),
  as_of timestamptz not null,
  sha256 bytea not null,
  content text not null, -- canonical JSON; text, because jsonb would not keep it byte for byte
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, report, number),
  check (province = division / 10000000000)
);
create index report_version_of_node on report_version (division, month, as_of);
grant select, insert on report_version to zhulian_app, zhulian_worker;

create table report_adjustment (
  province smallint not null,
  id uuid not null,
  report uuid not null,
  division bigint not null,
  station uuid,
  review_station uuid,
  cell text not null,
  difference numeric(14, 2) not null check (difference <> 0), -- in the printed unit
  stated_on date not null,
  reason text not null,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index report_adjustment_of on report_adjustment (report);
grant select, insert on report_adjustment to zhulian_app, zhulian_worker;

-- Who did what with a report, by name as it was then: the signatures that are printed.
create table report_step (
  province smallint not null,
  id uuid not null,
  report uuid not null,
  division bigint not null,
  station uuid,
  review_station uuid,
  kind text not null check (kind in ('sent', 'returned', 'accepted', 'frozen', 'revised')),
  number integer, -- the version that was sent, returned, accepted
  reason text,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index report_step_of on report_step (report);
grant select, insert on report_step to zhulian_app, zhulian_worker;

do $$
declare
  one text;
begin
  foreach one in array array['report', 'report_version', 'report_adjustment', 'report_step'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy by_scope on %I to zhulian_app
      using (scope_covers(division, station, null::uuid) or scope_covers(division, review_station, null::uuid))
      with check (scope_covers(division, station, null::uuid) or scope_covers(division, review_station, null::uuid))', one);
    execute format('create policy by_worker on %I to zhulian_worker using (true) with check (true)', one);
  end loop;
end
$$;

-- A bureau's own Word template for a report, for all below its division; the newest of the nearest division is taken.
create table report_template (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  definition text not null,
  file_name text not null,
  docx bytea not null,
  sha256 bytea not null,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
alter table report_template alter column docx set storage external;
create index report_template_newest on report_template (definition, division, at desc);
grant select, insert on report_template to zhulian_app, zhulian_worker;
alter table report_template enable row level security;
-- A form is no secret: a station prints with the template of its county, which lies above its grant.
create policy to_all on report_template for select to zhulian_app using (true);
create policy by_scope on report_template for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on report_template to zhulian_worker using (true) with check (true);
