-- Casework in six phases (MZ/T 094-2017, 2.1). What was a register of cases becomes a file: where a case stands, which
-- records it has, which clocks run. A case of before keeps phase null and stays readable as registered. The words of all
-- records rest sealed by the application (L3, notes L4); what is listed, filtered or counted stands in typed columns.
alter table service_case
  add column phase text check (phase in ('intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing')),
  add column phase_since date,
  add column early boolean not null default false, -- it went to closing before its phases were through
  add column round smallint not null default 1, -- begins anew when it goes back to assessment
  add column urgency smallint not null default 0 check (urgency between 0 and 2),
  add column requested_at timestamptz, -- from when the clock of intake runs
  add column request uuid, -- the request for help that it came from
  add column contacts smallint not null default 0,
  add column next_contact_on date,
  add column due_on date, -- the first day on which one of its clocks runs out
  add column due_kind text,
  add column awaits_signature boolean not null default false,
  add column moving_station uuid, -- asked to take it over, not yet accepted
  add column client_sealed bytea, -- the client's name, for a station that took the case over and not the person's file
  add check ((phase is null) = (phase_since is null));

-- Open cases are few beside all that were ever closed; each list walks an index of its own in the order it is shown.
create index service_case_open on service_case (province, county, opened_on desc, id desc) where state = 'open';
create index service_case_open_worker on service_case (worker, opened_on desc, id desc) where state = 'open';
create index service_case_open_station on service_case (station, worker) where state = 'open';
create index service_case_phase on service_case (province, county, phase, opened_on desc, id desc) where state = 'open' and phase is not null;
create index service_case_due on service_case (province, county, due_on, id) where due_on is not null;
create index service_case_due_station on service_case (station, due_on, id) where due_on is not null;
create index service_case_due_worker on service_case (worker, due_on, id) where due_on is not null;
create index service_case_unsigned on service_case (province, county, opened_on desc, id desc) where awaits_signature;
create index service_case_request on service_case (request) where request is not null;

-- One record of a case. It is never changed: what corrects it is another one that replaces it. `station` and `division`
-- say where the case is managed now, so that the whole file is seen by whoever manages it.
create table case_record (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('intake', 'assessment', 'plan', 'agreement', 'process', 'progress', 'evaluation', 'closing', 'follow-up')),
  nth smallint not null, -- the contact, the months after closing; otherwise from 1 within the kind
  phase text not null,
  round smallint not null,
  held_on date not null, -- of the contact; of the record where there was none
  minutes smallint check (minutes between 0 and 1440),
  goal uuid,
  score smallint check (score between -2 and 2),
  sealed bytea not null, -- its words, as JSON
  station uuid not null,
  division bigint not null,
  person uuid not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  replaces uuid,
  replaced_by uuid,
  signature text check (signature in ('agreed', 'returned')),
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  opinion_sealed bytea,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((signature is null) = (signed_by is null))
);
create index case_record_case on case_record (province, case_id, recorded_at, id);
grant select, insert, update on case_record to zhulian_app;
grant select on case_record to zhulian_worker;
call protect_by_scope('case_record', 'division', 'station', 'person');

-- What a worker keeps apart from the file (L4): for the author and for who signs the case.
create table case_note (
  province smallint not null,
  id uuid not null,
  case_id uuid not null,
  sealed bytea not null,
  author uuid not null,
  author_name text not null,
  written_at timestamptz not null default clock_timestamp(),
  station uuid not null,
  division bigint not null,
  person uuid not null,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index case_note_case on case_note (province, case_id, written_at);
grant select, insert, update on case_note to zhulian_app;
call protect_by_scope('case_note', 'division', 'station', 'person');

-- From phase to phase, and when.
create table case_step (
  province smallint not null,
  case_id uuid not null,
  step smallint not null, -- from 1
  phase text not null,
  round smallint not null,
  early boolean not null,
  entered_on date not null,
  reason_sealed bytea,
  entered_by_name text not null,
  station uuid not null,
  division bigint not null,
  person uuid not null,
  primary key (province, case_id, step),
  check (province = division / 10000000000)
);
grant select, insert, update on case_step to zhulian_app;
call protect_by_scope('case_step', 'division', 'station', 'person');

-- The clocks of a case: one of a kind and number is started once, whatever is sent how often.
create table case_clock (
  province smallint not null,
  case_id uuid not null,
  kind text not null check (kind in ('intake', 'assessment', 'planning', 'record', 'follow-up')),
  nth smallint not null,
  due_on date not null,
  due_at timestamptz,
  duty uuid not null,
  state text not null default 'running' check (state in ('running', 'ended')),
  station uuid not null,
  division bigint not null,
  person uuid not null,
  primary key (province, case_id, kind, nth),
  check (province = division / 10000000000)
);
grant select, insert, update on case_clock to zhulian_app;
call protect_by_scope('case_clock', 'division', 'station', 'person');

-- What is half written, per account and form: nothing is lost when a phone dies.
create table case_draft (
  province smallint not null,
  case_id uuid not null,
  account uuid not null,
  kind text not null,
  sealed bytea not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (province, case_id, account, kind)
);
alter table case_draft enable row level security;
create policy by_account on case_draft to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid)
  with check (account = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update, delete on case_draft to zhulian_app;
