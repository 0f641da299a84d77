-- Practicum of students in agencies (S13): who they are, where they are placed, and an hour log day by day that their
-- field supervisor signs. A line is never edited: a correction is a further line, which takes the place of the old one
-- once it is signed; a line found to be forged is marked void, with the day of the finding and its reason.

-- A student may be placed in several agencies (X11): each of them sees the file.
create function scope_covers_any_organisation(organisations uuid[]) returns boolean
language sql stable parallel safe
return organisations && nullif(current_setting('app.organisations', true), '')::uuid[];

-- The student's own log, and those that a supervisor signs, are found by account, whatever the scope.
create function practicum_own(account uuid, supervisor uuid) returns boolean
language sql stable parallel safe
return nullif(current_setting('app.account', true), '')::uuid in (account, supervisor);

create table practicum_student (
  province smallint not null, -- of the division
  id uuid not null,
  division bigint not null, -- of the agency that registered the student first
  organisations uuid[] not null, -- agencies that have placed the student
  account uuid, -- with which the student logs hours
  supervisors uuid[] not null default '{}', -- accounts that sign for the student
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  identity_index bytea not null,
  sealed bytea not null, -- identity number and phone
  school text not null,
  major text not null,
  social_work_major boolean not null,
  degree text not null check (degree in ('associate', 'bachelor', 'master', 'doctor')),
  mode text not null check (mode in ('full-time', 'part-time', 'self-taught', 'open')),
  enrolled_from date not null,
  enrolled_to date,
  household bigint, -- division code of the household registration; null is not known
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (enrolled_to is null or enrolled_to >= enrolled_from)
);
create unique index practicum_student_number on practicum_student (province, identity_index);
create index practicum_student_name on practicum_student (division, pinyin, id);
alter table practicum_student enable row level security;
create policy by_scope on practicum_student to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) or scope_covers_any_organisation(organisations)
    or practicum_own(account, null::uuid) or nullif(current_setting('app.account', true), '')::uuid = any (supervisors))
  with check (scope_covers(division, null::uuid, null::uuid) or scope_covers_any_organisation(organisations));
create policy by_worker on practicum_student to zhulian_worker using (true) with check (true);
grant select, insert, update on practicum_student to zhulian_app, zhulian_worker;

create table practicum_placement (
  province smallint not null,
  id uuid not null,
  student uuid not null,
  division bigint not null, -- where the agency is registered
  organisation uuid not null,
  organisation_name text not null, -- as it was then, for print
  student_name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  account uuid, -- of the student
  supervisor uuid not null, -- the account that signs
  supervisor_name text not null,
  member uuid, -- the supervisor's file in the register of workers
  tasks text,
  from_on date not null,
  to_on date, -- the last day
  unsigned integer not null default 0, -- lines that wait for a signature
  signed_minutes integer not null default 0,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (to_on is null or to_on >= from_on),
  check (account is null or account <> supervisor)
);
create index practicum_placement_place on practicum_placement (division, pinyin, id);
create index practicum_placement_organisation on practicum_placement (organisation, pinyin, id);
create index practicum_placement_student on practicum_placement (province, student);
create index practicum_placement_account on practicum_placement (account) where account is not null;
create index practicum_placement_supervisor on practicum_placement (supervisor);
alter table practicum_placement enable row level security;
create policy by_scope on practicum_placement to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor))
  with check (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor));
create policy by_worker on practicum_placement to zhulian_worker using (true) with check (true);
grant select, insert, update on practicum_placement to zhulian_app, zhulian_worker;

create table practicum_line (
  province smallint not null,
  id uuid not null,
  placement uuid not null,
  student uuid not null,
  division bigint not null,
  organisation uuid not null,
  account uuid, -- these two follow the placement
  supervisor uuid not null,
  worked_on date not null,
  minutes integer not null check (minutes between 1 and 1440),
  content text not null,
  entered_by uuid not null,
  entered_name text not null,
  entered_at timestamptz not null default clock_timestamp(),
  corrects uuid,
  reason text, -- of the correction
  signed_by uuid,
  signed_name text,
  signed_on date,
  replaced_by uuid,
  replaced_on date,
  voided_by uuid,
  voided_on date,
  void_reason text,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((corrects is null) = (reason is null)),
  check ((signed_by is null) = (signed_on is null)),
  check ((replaced_by is null) = (replaced_on is null)),
  check ((voided_on is null) = (void_reason is null) and (voided_on is null) = (voided_by is null)),
  check (signed_by is distinct from entered_by and signed_by is distinct from account)
);
create index practicum_line_placement on practicum_line (province, placement, worked_on);
create index practicum_line_student on practicum_line (province, student, worked_on);
-- One standing line a day, and one correction at a time that waits for its signature.
create unique index practicum_line_day on practicum_line (province, placement, worked_on)
  where replaced_by is null and voided_on is null and corrects is null;
create unique index practicum_line_correction on practicum_line (province, corrects)
  where corrects is not null and signed_by is null and replaced_by is null and voided_on is null;
alter table practicum_line enable row level security;
create policy by_scope on practicum_line to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor))
  with check (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor));
create policy by_worker on practicum_line to zhulian_worker using (true) with check (true);
-- What was logged is never changed: only what happens to a line is written to it.
grant select, insert, update (account, supervisor, signed_by, signed_name, signed_on, replaced_by, replaced_on, voided_by, voided_on,
  void_reason) on practicum_line to zhulian_app, zhulian_worker;

create table practicum_certificate (
  province smallint not null,
  id uuid not null,
  number text not null,
  placement uuid not null,
  student uuid not null,
  division bigint not null,
  organisation uuid not null,
  account uuid,
  supervisor uuid not null,
  from_on date not null,
  to_on date not null,
  minutes integer not null check (minutes > 0),
  days integer not null check (days > 0),
  issued_on date not null,
  issued_by uuid not null,
  issued_name text not null,
  withdrawn_on date,
  withdrawn_reason text,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create unique index practicum_certificate_number on practicum_certificate (province, number);
create index practicum_certificate_placement on practicum_certificate (province, placement, issued_on);
alter table practicum_certificate enable row level security;
create policy by_scope on practicum_certificate to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor))
  with check (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation) or practicum_own(account, supervisor));
create policy by_worker on practicum_certificate to zhulian_worker using (true) with check (true);
grant select, insert, update (withdrawn_on, withdrawn_reason, account, supervisor) on practicum_certificate to zhulian_app, zhulian_worker;

-- An agency that types the number of a student whom another agency registered takes the file over into its own reach. It
-- runs with its owner's rights, because the file is not in that reach before; it tells nothing but the id.
create function practicum_join_student(p_division bigint, p_index bytea, p_organisation uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found uuid;
begin
  if not coalesce(scope_covers(p_division, null::uuid, null::uuid), false) and not coalesce(scope_covers_organisation(p_organisation), false) then
    return null;
  end if;
  update practicum_student set organisations = array_append(organisations, p_organisation)
  where province = p_division / 10000000000 and identity_index = p_index and not p_organisation = any (organisations);
  select id into found from practicum_student where province = p_division / 10000000000 and identity_index = p_index;
  return found;
end
$$;
revoke all on function practicum_join_student(bigint, bytea, uuid) from public;
grant execute on function practicum_join_student(bigint, bytea, uuid) to zhulian_app;

-- Whether so many minutes fit into a day of a student beside what other agencies logged. Each agency's longest standing line
-- counts: a correction that waits stands beside what it corrects. Only whoever reaches the placement is answered.
create function practicum_day_fits(p_province smallint, p_placement uuid, p_day date, p_minutes integer, p_most integer) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  own practicum_placement;
  others integer;
begin
  select * into own from practicum_placement where province = p_province and id = p_placement;
  if own.id is null or not (coalesce(scope_covers(own.division, null::uuid, null::uuid), false)
    or coalesce(scope_covers_organisation(own.organisation), false) or coalesce(practicum_own(own.account, own.supervisor), false)) then
    return false;
  end if;
  select coalesce(sum(longest), 0) into others from (
    select max(minutes) as longest from practicum_line
    where province = p_province and student = own.student and worked_on = p_day and placement <> p_placement
      and replaced_by is null and voided_on is null
    group by placement) each_placement;
  return others + p_minutes <= p_most;
end
$$;
revoke all on function practicum_day_fits(smallint, uuid, date, integer, integer) from public;
grant execute on function practicum_day_fits(smallint, uuid, date, integer, integer) to zhulian_app;
