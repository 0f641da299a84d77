-- The mandatory report (未成年人保护法 art. 11, 2.10): who noticed what when, and to whom it was reported when. A report and
-- what is added to it are rows that the serving role may add and never change or remove: there is no grant for it.
create table protection_report (
  province smallint not null,
  id uuid not null,
  number text not null, -- QB-410621-2023-00001
  division bigint not null, -- where the child lives or was found
  county integer generated always as ((division / 1000000)::integer) stored,
  station uuid not null, -- all zeros where no station stands
  person uuid, -- the child's file, where there is one
  situations text[] not null check (cardinality(situations) > 0),
  danger boolean not null, -- in danger at this moment
  source text not null check (source in ('direct', 'visit', 'request', 'letter', 'assessment')),
  source_id uuid,
  noticed_at timestamptz not null,
  started_at timestamptz not null,
  sealed bytea not null, -- what was noticed and, without a file, who the child is (L4)
  reporter uuid, -- null when an assessment started it; the serving role may not read this column
  reporter_sealed bytea,
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index protection_report_number on protection_report (province, number);
-- One a trigger of an assessment, however often it is heard.
create unique index protection_report_source on protection_report (province, source_id) where source = 'assessment';
create index protection_report_county on protection_report (province, county, noticed_at desc, id desc);
create index protection_report_station on protection_report (station, noticed_at desc, id desc);
create index protection_report_place on protection_report (division, noticed_at desc, id desc);
create index protection_report_person on protection_report (person, noticed_at desc) where person is not null;
create index protection_report_reporter on protection_report (reporter, noticed_at desc) where reporter is not null;

-- What was added: sent, a receipt, a measure, the receiver's follow-up, a correction, and the two signatures by which a
-- report is found to have been an error of entry.
create table protection_entry (
  province smallint not null,
  id uuid not null,
  report uuid not null,
  division bigint not null,
  station uuid not null,
  person uuid,
  reporter uuid, -- of the report, so that whoever reported sees what came of it
  kind text not null check (kind in ('sent', 'receipt', 'measure', 'follow-up', 'correction', 'no-need', 'no-need-signed')),
  first boolean not null default false, -- the sending by which the report counts
  at timestamptz not null, -- when it happened
  bodies text[] not null default '{}',
  method text,
  measures text[] not null default '{}',
  sealed bytea, -- text, receipt number, contact (L4)
  file_sealed bytea, -- a receipt as a picture
  file_type text,
  author_sealed bytea not null,
  signed_by uuid, -- of no-need and no-need-signed, which are signed openly
  signed_by_name text,
  signs uuid, -- the no-need that a second person signs
  signs_by uuid, -- who signed it first
  recorded_at timestamptz not null,
  primary key (province, id),
  foreign key (province, report) references protection_report (province, id),
  unique (province, id, signed_by),
  foreign key (province, signs, signs_by) references protection_entry (province, id, signed_by),
  check ((kind = 'sent') = (cardinality(bodies) > 0)),
  check ((kind in ('no-need', 'no-need-signed')) = (signed_by is not null)),
  check ((kind = 'no-need-signed') = (signs is not null)),
  check (signed_by <> signs_by)
);
create index protection_entry_report on protection_entry (province, report, recorded_at, id);
create unique index protection_entry_first on protection_entry (province, report) where first;
create index protection_entry_leaf on protection_entry (station, at) where first;

alter table protection_report enable row level security;
create policy by_scope on protection_report for select to zhulian_app using (scope_covers(division, station, person));
create policy own on protection_report for select to zhulian_app
  using (reporter = nullif(current_setting('app.account', true), '')::uuid);
create policy added_in_scope on protection_report for insert to zhulian_app with check (scope_covers(division, station, person));
create policy by_worker on protection_report to zhulian_worker using (true) with check (true);
alter table protection_entry enable row level security;
create policy by_scope on protection_entry for select to zhulian_app using (scope_covers(division, station, person));
create policy own on protection_entry for select to zhulian_app
  using (reporter = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on protection_entry to zhulian_worker using (true) with check (true);
grant select (province, id, number, division, county, station, person, situations, danger, source, source_id, noticed_at, started_at,
  sealed, reporter_sealed), insert on protection_report to zhulian_app;
grant select, insert on protection_report to zhulian_worker;
grant select (province, id, report, division, station, person, kind, first, at, bodies, method, measures, sealed, file_sealed, file_type,
  author_sealed, signed_by, signed_by_name, signs, recorded_at) on protection_entry to zhulian_app;
grant select, insert on protection_entry to zhulian_worker;

-- Not even the owner of the database changes or removes a report by the way: that takes a decision to take this away.
create function refuse_protection_change() returns trigger
language plpgsql as $$
begin
  raise exception 'a mandatory report is never changed or removed' using errcode = 'restrict_violation';
end
$$;
create trigger protection_report_stays before update or delete on protection_report
  for each statement execute function refuse_protection_change();
create trigger protection_entry_stays before update or delete on protection_entry
  for each statement execute function refuse_protection_change();

-- Whether the account of this transaction made the report. It tells only about oneself.
create function is_protection_reporter(p_province smallint, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return exists (select from public.protection_report r where r.province = p_province and r.id = p_id
    and r.reporter = nullif(current_setting('app.account', true), '')::uuid);
end
$$;

-- The only way to add something: it lies where its report lies and belongs to the same reporter. False when there is no
-- such report in sight.
create function add_protection_entry(p_province smallint, p_report uuid, p_id uuid, p_kind text, p_at timestamptz, p_bodies text[],
  p_method text, p_measures text[], p_sealed bytea, p_file_sealed bytea, p_file_type text, p_author_sealed bytea,
  p_signed_by uuid, p_signed_by_name text, p_signs uuid, p_recorded_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  r public.protection_report;
  first_signer uuid;
begin
  select * into r from public.protection_report where province = p_province and id = p_report
    and (public.scope_covers(division, station, person) or reporter = nullif(current_setting('app.account', true), '')::uuid)
    for key share;
  if not found then return false; end if;
  if p_signs is not null then
    select signed_by into first_signer from public.protection_entry where province = p_province and id = p_signs and report = p_report;
    if not found then return false; end if;
  end if;
  insert into public.protection_entry (province, id, report, division, station, person, reporter, kind, first, at, bodies, method,
    measures, sealed, file_sealed, file_type, author_sealed, signed_by, signed_by_name, signs, signs_by, recorded_at)
  values (r.province, p_id, r.id, r.division, r.station, r.person, r.reporter, p_kind,
    p_kind = 'sent' and not exists (select from public.protection_entry e where e.province = r.province and e.report = r.id and e.kind = 'sent'),
    p_at, p_bodies, p_method, p_measures, p_sealed, p_file_sealed, p_file_type, p_author_sealed, p_signed_by, p_signed_by_name,
    p_signs, first_signer, p_recorded_at);
  return true;
end
$$;
revoke all on function is_protection_reporter(smallint, uuid), add_protection_entry(smallint, uuid, uuid, text, timestamptz, text[], text,
  text[], bytea, bytea, text, bytea, uuid, text, uuid, timestamptz) from public;
grant execute on function is_protection_reporter(smallint, uuid), add_protection_entry(smallint, uuid, uuid, text, timestamptz, text[],
  text, text[], bytea, bytea, text, bytea, uuid, text, uuid, timestamptz) to zhulian_app;

-- A report as a list shows it: when it was sent first, and when two had signed that there was nothing to report.
create view protection_standing with (security_invoker = true) as
  select r.province, r.id, r.number, r.division, r.county, r.station, r.person, r.situations, r.danger, r.source, r.source_id,
    r.noticed_at, r.started_at, r.sealed, r.reporter_sealed, e.sent_at, e.no_need_at, coalesce(e.bodies, '{}') as bodies
  from protection_report r
  left join lateral (
    select min(e.at) filter (where e.kind = 'sent') as sent_at, min(e.at) filter (where e.kind = 'no-need-signed') as no_need_at,
      array_agg(distinct b.body order by b.body) filter (where b.body is not null) as bodies
    from protection_entry e left join lateral unnest(e.bodies) as b(body) on true
    where e.province = r.province and e.report = r.id) e on true;
grant select on protection_standing to zhulian_app, zhulian_worker;

create table protection_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on protection_number_counter to zhulian_app, zhulian_worker;

create function take_protection_number(p_county integer, p_year integer) returns integer
language sql
begin atomic
  insert into protection_number_counter as c (province, county, year, last) values (p_county / 10000, p_county, p_year, 1)
  on conflict (province, county, year) do update set last = c.last + 1
  returning last;
end;

-- Published for the figures: a report counts once, in the month in which it was first sent. It is about nobody here: a
-- figure leads to the number of a report, and to no child.
create view figures_mandatory_report with (security_invoker = true) as
  select e.province, e.report as id, e.station, e.division,
    (extract(year from e.at at time zone 'Asia/Shanghai') * 100 + extract(month from e.at at time zone 'Asia/Shanghai'))::integer as month,
    (e.at at time zone 'Asia/Shanghai')::date as sent_on, e.bodies[1] as body, r.source, null::uuid as person,
    null::integer as person_ordinal, '{}'::text[] as categories, r.number as label
  from protection_entry e join protection_report r on r.province = e.province and r.id = e.report
  where e.first;
create view figures_mandatory_report_history with (security_invoker = true) as
  select f.*, e.recorded_at as counted_from, null::timestamptz as counted_until
  from figures_mandatory_report f join protection_entry e on e.province = f.province and e.report = f.id and e.first;
grant select on figures_mandatory_report, figures_mandatory_report_history to zhulian_app, zhulian_worker;
