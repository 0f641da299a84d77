-- Letters of awards, as they were issued, and samples for the audit of what was granted.

create table application_letter (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  application uuid not null,
  station uuid, -- these three as the application's, so that who applied has the letter
  organisation uuid,
  account uuid,
  programme text not null,
  number text not null,
  title text not null, -- of the programme
  name text not null,
  organisation_name text not null,
  issuer text not null,
  award text not null, -- the sentences of the programme, as they stood
  duties text[] not null default '{}',
  amount bigint, -- fen; null: not in money
  given_on date not null,
  noted boolean not null, -- whether it stands in the worker's file too
  withdrawn_on date,
  withdrawn_reason text,
  search text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create unique index application_letter_number on application_letter (province, number);
create unique index application_letter_once on application_letter (province, application) where withdrawn_on is null;
create index application_letter_place on application_letter (division, given_on desc, id desc);
grant select, insert, update (withdrawn_on, withdrawn_reason) on application_letter to zhulian_app, zhulian_worker;
call protect_with_application('application_letter');

-- The seed is made when it is drawn and kept: who has the list and the seed comes to the same draw.
create table application_sample (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  programme text not null,
  title text not null,
  from_on date not null,
  to_on date not null,
  wanted integer not null check (wanted > 0),
  population integer not null check (population > 0),
  seed text not null,
  list_digest text not null, -- SHA-256 of the numbers it was drawn from, one a line
  drawn_on date not null,
  drawn_by uuid not null,
  drawn_name text not null,
  drawn_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (from_on <= to_on)
);
create index application_sample_place on application_sample (division, drawn_on desc, id desc);
grant select, insert on application_sample to zhulian_app, zhulian_worker;
call protect_by_scope('application_sample', 'division');

-- Everybody on the list; `rank` of those who were drawn.
create table application_sample_item (
  province smallint not null,
  sample uuid not null,
  application uuid not null,
  division bigint not null,
  number text not null,
  name text not null,
  amount bigint not null check (amount >= 0), -- fen drawn between the two days
  rank integer check (rank > 0),
  outcome text check (outcome in ('in-order', 'minor', 'wrong')),
  remark text,
  checked_on date,
  checked_by uuid,
  checked_name text,
  finding uuid, -- what came of it
  primary key (province, sample, application),
  check (province = division / 10000000000),
  check (rank is not null or outcome is null),
  check ((outcome is null) = (checked_on is null)),
  check (outcome is null or outcome = 'in-order' or remark is not null)
);
create index application_sample_item_of on application_sample_item (province, application) where rank is not null;
grant select, insert, update (outcome, remark, checked_on, checked_by, checked_name, finding) on application_sample_item
  to zhulian_app, zhulian_worker;
call protect_by_scope('application_sample_item', 'division');
-- What follows a wrong that is found after an award (S13.4, S13.A7). The finding says what was wrong; each consequence, the
-- revocation, the recovery order and the bar, is a record of its own with its own decision by another person (X12).

create table application_finding (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  application uuid not null,
  programme text not null,
  number text not null, -- of the application, for the list
  name text not null,
  source text not null check (source in ('officer', 'sample', 'practicum')),
  source_id uuid, -- the sample, or the placement
  sanction_code text, -- of the programme's sanctions; null while nobody said which
  sanction_title_zh text,
  sanction_title_en text,
  found_on date not null,
  facts text not null, -- what was found
  state text not null default 'open' check (state in ('open', 'proposed', 'closed', 'dismissed')),
  closing text, -- why nothing follows
  duty uuid,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  search text not null,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((source = 'officer') = (source_id is null)),
  check ((sanction_code is null) = (sanction_title_zh is null)),
  check ((state = 'dismissed') = (closing is not null))
);
create index application_finding_place on application_finding (division, found_on desc, id desc);
create index application_finding_application on application_finding (province, application);
-- One sample or placement makes one finding that is not dealt with, however often it is heard.
create unique index application_finding_source on application_finding (province, application, source, source_id)
  where source_id is not null and state in ('open', 'proposed');
grant select, insert, update (state, closing, duty, sanction_code, sanction_title_zh, sanction_title_en) on application_finding
  to zhulian_app, zhulian_worker;
call protect_by_scope('application_finding', 'division');

create table application_sanction (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  finding uuid not null,
  application uuid not null,
  programme text not null,
  kind text not null check (kind in ('revocation', 'recovery', 'bar')),
  reason text not null,
  amount bigint check (amount > 0), -- fen to be paid back
  due_on date, -- by when it is paid back
  subject_class text, -- what is closed to who is barred
  until_on date, -- the last day of the bar; null: for ever
  state text not null default 'proposed' check (state in ('proposed', 'ordered', 'declined', 'lifted')),
  number text, -- of the order
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_name text,
  decided_on date,
  decision text, -- the reason of who decided
  recoveries uuid[] not null default '{}', -- of the funds room, one a payment
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind = 'recovery') = (amount is not null)),
  check ((kind = 'recovery') = (due_on is not null)),
  check ((kind = 'bar') = (subject_class is not null)),
  check (kind = 'bar' or until_on is null),
  check ((state = 'proposed') = (decided_by is null)),
  check ((state in ('ordered', 'lifted')) = (number is not null)),
  constraint application_sanction_four_eyes check (decided_by <> proposed_by)
);
create unique index application_sanction_number on application_sanction (province, number) where number is not null;
-- One revocation and one bar an application; a recovery may be ordered again for what is found later.
create unique index application_sanction_once on application_sanction (province, application, kind)
  where kind <> 'recovery' and state in ('proposed', 'ordered');
create index application_sanction_place on application_sanction (division, proposed_on desc, id desc);
create index application_sanction_finding on application_sanction (province, finding);
create index application_sanction_application on application_sanction (province, application);
grant select, insert, update (state, number, decided_by, decided_name, decided_on, decision, recoveries) on application_sanction
  to zhulian_app, zhulian_worker;
call protect_by_scope('application_sanction', 'division');

create table application_bar (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  sanction uuid not null,
  application uuid not null,
  subject_hash bytea not null, -- keyed hash of the identity number or credit code
  subject_class text not null,
  name text not null,
  from_on date not null,
  until_on date, -- the last day; null: for ever
  lifted_on date, -- from this day on it holds no more
  search text not null,
  primary key (province, id),
  unique (province, sanction),
  check (province = division / 10000000000),
  check (from_on <= until_on)
);
create index application_bar_place on application_bar (division, from_on desc, id desc);
create index application_bar_subject on application_bar (province, subject_hash, subject_class);
grant select, insert, update (lifted_on) on application_bar to zhulian_app, zhulian_worker;
call protect_by_scope('application_bar', 'division');

-- An appeal: one person proposes to lift a bar with the reason, another decides.
create table application_bar_lift (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  bar uuid not null,
  reason text not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'declined')),
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_name text,
  decided_on date,
  decision text,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'proposed') = (decided_by is null)),
  constraint application_bar_lift_four_eyes check (decided_by <> proposed_by)
);
create unique index application_bar_lift_open on application_bar_lift (province, bar) where state = 'proposed';
grant select, insert, update (state, decided_by, decided_name, decided_on, decision) on application_bar_lift
  to zhulian_app, zhulian_worker;
call protect_by_scope('application_bar_lift', 'division');

-- Bars of somebody in a class of programmes, whoever ordered them in the province: another body's bar holds here too.
create function application_bars_anywhere(p_province smallint, p_subject bytea, p_class text)
returns table (from_on date, until_on date, lifted_on date)
language sql stable security definer set search_path = pg_catalog, public as $$
  select b.from_on, b.until_on, b.lifted_on from public.application_bar b
  where b.province = p_province and b.subject_hash = p_subject and b.subject_class = p_class
$$;
revoke all on function application_bars_anywhere(smallint, bytea, text) from public;
grant execute on function application_bars_anywhere(smallint, bytea, text) to zhulian_app, zhulian_worker;
