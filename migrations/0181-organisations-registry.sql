-- The registry of social organisations (2.15, 2.17, S15): how each is registered and by whom, what was changed, its annual
-- reports step by step, and the three separate consequences of filing none: the list of abnormal activity, the spot-check
-- list, a penalty. Each is a record of its own with its decision and how it ended.
--
-- The registry is as open as that of organisations; it is written by who answers for the authority that registered the
-- body (`authority`, its division: 0 is the nation), which is why every row carries it.

create table organisation_registration (
  province smallint not null,
  id uuid not null, -- the organisation's own
  division bigint not null, -- where it is registered
  authority bigint not null,
  name text not null, -- of the organisation, for lists and search
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  credit_code text,
  legal_form text not null check (legal_form in ('association', 'service-institution', 'foundation')),
  certificate_number text,
  supervisor text, -- the supervisory unit (业务主管单位); none where it is registered directly
  purpose text,
  capital_fen bigint check (capital_fen >= 0),
  registered_on date not null,
  status text not null default 'registered' check (status in ('registered', 'cancelled', 'revoked', 'licence-withdrawn')),
  ended_on date, -- the first day on which it is not registered
  end_document text,
  end_reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((status = 'registered') = (ended_on is null)),
  check (ended_on is null or ended_on >= registered_on)
);
create index organisation_registration_authority on organisation_registration (authority, pinyin, id);
create index organisation_registration_place on organisation_registration (division, pinyin, id);
create index organisation_registration_code on organisation_registration (province, credit_code) where credit_code is not null;
create index organisation_registration_day on organisation_registration (authority, registered_on);

create table organisation_change (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  division bigint not null,
  authority bigint not null,
  kind text not null check (kind in ('name', 'legal-representative', 'address', 'purpose', 'capital', 'supervisor', 'charter', 'other')),
  was text,
  now text not null,
  decided_on date not null,
  document text,
  credit_due_on date not null, -- by when it is to be in the credit information (2.15: five working days)
  credit_entered_on date,
  duty uuid,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index organisation_change_organisation on organisation_change (province, organisation, decided_on desc);

-- Steps of an annual report, only added: its state, and whether it came late, follows from them.
create table organisation_report_step (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  division bigint not null,
  authority bigint not null,
  year smallint not null check (year between 1990 and 2200),
  step text not null check (step in ('filed', 'returned', 'accepted', 'published')),
  on_day date not null,
  note text, -- what is to be completed
  source_room text, -- the room whose record it follows from, such as a filing under a programme
  source uuid,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((source_room is null) = (source is null))
);
create index organisation_report_step_organisation on organisation_report_step (province, organisation, year, on_day);
create index organisation_report_step_year on organisation_report_step (authority, year);

create table organisation_listing (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  division bigint not null,
  authority bigint not null,
  list text not null check (list in ('abnormal', 'spot-check', 'serious')),
  fault text not null,
  fault_year smallint,
  decided_on date not null,
  document text not null,
  legal_basis text not null,
  period_from date not null, -- begins anew with each further fault
  credit_due_on date not null,
  credit_entered_on date,
  duty uuid, -- that the credit information is to be entered
  serious_duty uuid, -- that two years are over
  removed_on date,
  removal_document text,
  removal_reason text,
  removal_due_on date, -- by when the removal is to be in the credit information
  removal_entered_on date,
  removal_duty uuid,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (period_from >= decided_on),
  check ((removed_on is null) = (removal_reason is null)),
  check (removed_on is null or removed_on >= decided_on)
);
-- A body stands on each list once; the three are separate decisions (X12).
create unique index organisation_listing_once on organisation_listing (province, organisation, list) where removed_on is null;
create index organisation_listing_organisation on organisation_listing (province, organisation, decided_on desc);
create index organisation_listing_clock on organisation_listing (period_from) where list = 'abnormal' and removed_on is null;
create index organisation_listing_authority on organisation_listing (authority, list) where removed_on is null;

-- A further fault of a body that is on the list: the period begins anew.
create table organisation_fault (
  province smallint not null,
  id uuid not null,
  listing uuid not null,
  organisation uuid not null,
  division bigint not null,
  authority bigint not null,
  fault text not null,
  fault_year smallint,
  found_on date not null,
  document text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index organisation_fault_listing on organisation_fault (province, listing, found_on);

create table organisation_penalty (
  province smallint not null,
  id uuid not null,
  organisation uuid not null,
  division bigint not null,
  authority bigint not null,
  kind text not null check (kind in ('warning', 'order-to-correct', 'suspension', 'confiscation', 'fine', 'revocation')),
  amount_fen bigint check (amount_fen > 0),
  fault text not null,
  fault_year smallint,
  decided_on date not null,
  document text not null,
  legal_basis text not null,
  fulfilled_on date,
  credit_due_on date not null,
  credit_entered_on date,
  duty uuid,
  revoked_on date, -- the decision was taken back
  revoked_reason text,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind in ('fine', 'confiscation')) = (amount_fen is not null)),
  check ((revoked_on is null) = (revoked_reason is null))
);
create index organisation_penalty_organisation on organisation_penalty (province, organisation, decided_on desc);

-- Who is spot-checked is drawn: one person fixes from whom and how many, a second one draws. The seed is kept, so that
-- anybody can draw again and must come to the same.
create table organisation_draw (
  province smallint not null,
  id uuid not null,
  authority bigint not null,
  title text not null,
  drawn_from text not null check (drawn_from in ('all', 'spot-check', 'abnormal')),
  legal_form text,
  wanted integer not null check (wanted > 0),
  population integer not null check (population >= wanted),
  proposed_on date not null,
  proposed_by uuid not null,
  proposed_name text not null,
  seed text,
  drawn_on date,
  drawn_by uuid,
  drawn_name text,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = authority / 10000000000),
  check ((seed is null) = (drawn_on is null) and (seed is null) = (drawn_by is null)),
  check (drawn_by is distinct from proposed_by)
);
create index organisation_draw_authority on organisation_draw (authority, proposed_on desc);

create table organisation_drawn (
  province smallint not null,
  draw uuid not null,
  organisation uuid not null,
  organisation_province smallint not null,
  name text not null,
  authority bigint not null,
  rank integer, -- of the draw; null was not drawn
  checked_on date,
  finding text check (finding in ('nothing-found', 'corrected', 'fault-found', 'not-found-at-address', 'refused')),
  note text,
  primary key (province, draw, organisation)
);

do $$
declare
  one text;
begin
  foreach one in array array['organisation_registration', 'organisation_change', 'organisation_report_step', 'organisation_listing',
    'organisation_fault', 'organisation_penalty', 'organisation_draw', 'organisation_drawn'] loop
    execute format('alter table %s enable row level security', one);
    execute format('create policy known_to_all on %s for select to zhulian_app using (true)', one);
    execute format('create policy added_in_scope on %s for insert to zhulian_app with check (scope_covers(authority, null::uuid, null::uuid))', one);
    execute format('create policy by_worker on %s to zhulian_worker using (true) with check (true)', one);
  end loop;
  foreach one in array array['organisation_registration', 'organisation_change', 'organisation_listing', 'organisation_penalty',
    'organisation_draw', 'organisation_drawn'] loop
    execute format('create policy changed_in_scope on %s for update to zhulian_app using (scope_covers(authority, null::uuid, null::uuid)) with check (scope_covers(authority, null::uuid, null::uuid))', one);
  end loop;
end
$$;
grant select, insert, update on organisation_registration to zhulian_app, zhulian_worker;
grant select, insert, update (credit_entered_on, duty) on organisation_change to zhulian_app, zhulian_worker;
grant select, insert on organisation_report_step, organisation_fault to zhulian_app, zhulian_worker;
grant select, insert, update (period_from, credit_entered_on, duty, serious_duty, removed_on, removal_document, removal_reason,
  removal_due_on, removal_entered_on, removal_duty) on organisation_listing to zhulian_app, zhulian_worker;
grant select, insert, update (fulfilled_on, credit_entered_on, duty, revoked_on, revoked_reason) on organisation_penalty
  to zhulian_app, zhulian_worker;
grant select, insert, update (seed, drawn_on, drawn_by, drawn_name) on organisation_draw to zhulian_app, zhulian_worker;
grant select, insert, update (rank, checked_on, finding, note) on organisation_drawn to zhulian_app, zhulian_worker;

-- The name, the code and the place of an entry are those of the register of organisations. It runs with its owner's rights,
-- because who keeps the register of a county need not answer for the authority that registered the body.
create function follow_organisation(p_province smallint, p_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update organisation_registration r set name = o.name, pinyin = o.pinyin, initials = o.initials, credit_code = o.credit_code,
    division = o.division
  from organisation o
  where r.province = p_province and r.id = p_id and o.province = p_province and o.id = p_id
    and (r.name, r.credit_code, r.division) is distinct from (o.name, o.credit_code, o.division);
end
$$;
revoke all on function follow_organisation(smallint, uuid) from public;
grant execute on function follow_organisation(smallint, uuid) to zhulian_app;
