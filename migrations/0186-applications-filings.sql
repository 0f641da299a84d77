-- Whose record answers an application: proved by the own account or the reach of whoever nominated, or found by the number
-- alone; then the applicant is not told what the record says.
alter table application add column tied_by text check (tied_by in ('account', 'reach', 'number'));

-- What follows a filing that is late (S15.5, X12): proposed by the clock, each decided by a person for itself and entered in the
-- registry, where it is dated and removed.
create table application_consequence (
  province smallint not null,
  id uuid not null,
  application uuid not null,
  division bigint not null,
  station uuid,
  organisation uuid,
  account uuid,
  code text not null,
  record text not null check (record in ('abnormal-list', 'spot-check-list', 'penalty', 'published-as-late', 'reminder')),
  proposed_on date not null,
  state text not null default 'proposed' check (state in ('proposed', 'decided', 'dropped')),
  decided_on date,
  decided_by uuid,
  decided_name text,
  document text,
  reason text,
  entered uuid, -- the listing or penalty in the registry
  version integer not null default 1,
  primary key (province, id),
  check ((state = 'proposed') = (decided_on is null))
);
create unique index application_consequence_once on application_consequence (province, application, code);
create index application_consequence_open on application_consequence (division, proposed_on) where state = 'proposed';
grant select, insert, update (state, decided_on, decided_by, decided_name, document, reason, entered, version)
  on application_consequence to zhulian_app, zhulian_worker;
call protect_with_application('application_consequence');

-- A body files its own report: the first step is its own to take, and no other.
create policy filed_by_itself on organisation_report_step for insert to zhulian_app
  with check (step = 'filed' and scope_covers_organisation(organisation));
