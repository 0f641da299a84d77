-- What a budget is promised for (commitments), what is owed out of it (payments), to which bank account, in which run it is
-- paid, and what is claimed back (recoveries). Amounts that move stand in the ledger (0175); these rows say what for.

create table commitment (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  budget uuid not null,
  programme text,
  title text not null,
  amount bigint not null check (amount > 0), -- fen
  on_day date not null,
  source_room text not null,
  source_id uuid not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index commitment_budget on commitment (province, budget, on_day desc, id desc);
create index commitment_source on commitment (province, source_id);
create index commitment_place on commitment (division, on_day desc);
grant select, insert on commitment to zhulian_app, zhulian_worker;
call protect_by_scope('commitment', 'division');

-- Bank accounts of those who are paid. The number is sealed (L3); its blind index shows one number under two names.
create table payee_account (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  payee_name text not null,
  holder text not null, -- 户名
  held_for_reason text, -- why another than the payee holds it (a guardian)
  sealed bytea not null,
  number_index bytea not null,
  last_digits text not null,
  bank text not null, -- 开户行
  bank_code text, -- 联行号, 12 digits
  from_on date not null,
  ended_on date,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (holder = payee_name or held_for_reason is not null),
  check (bank_code ~ '^\d{12}$')
);
create unique index payee_account_current on payee_account (province, division, payee) where ended_on is null;
create index payee_account_number on payee_account (province, number_index);
grant select, insert, update (ended_on) on payee_account to zhulian_app, zhulian_worker;
call protect_by_scope('payee_account', 'division');

create table payment (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  budget uuid not null,
  commitment uuid not null,
  programme text,
  kind text not null check (kind in ('allowance', 'subsidy', 'grant', 'award', 'purchase', 'other')), -- glossary 104, 94
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  payee_name text not null,
  amount bigint not null check (amount > 0), -- fen
  summary text not null, -- 摘要, as the bank prints it
  due_on date not null,
  source_room text not null,
  source_id uuid not null,
  state text not null default 'payable' check (state in ('payable', 'listed', 'transit', 'paid', 'withdrawn')),
  run uuid,
  failures smallint not null default 0,
  failure text, -- what the bank said last
  paid_on date,
  search text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state in ('listed', 'transit')) = (run is not null)),
  check ((state = 'paid') = (paid_on is not null))
);
create index payment_place on payment (division, state, due_on, id);
create index payment_commitment on payment (province, commitment);
create index payment_payee on payment (province, payee);
create index payment_source on payment (province, source_id);
create index payment_in_run on payment (province, run) where run is not null;
grant select, insert, update (state, run, failures, failure, paid_on) on payment to zhulian_app, zhulian_worker;
call protect_by_scope('payment', 'division');

-- A batch for the bank: prepared by one person, approved by another, handed over, and reconciled with what the bank says.
create table payment_run (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  title text not null,
  on_day date not null,
  state text not null default 'prepared' check (state in ('prepared', 'approved', 'handed', 'reconciled', 'dropped')),
  lines integer not null check (lines > 0),
  total bigint not null check (total > 0), -- fen
  file_hash text not null, -- SHA-256 of the csv for the bank
  prepared_by uuid not null,
  prepared_name text not null,
  prepared_at timestamptz not null default clock_timestamp(),
  approved_by uuid,
  approved_name text,
  approved_at timestamptz,
  handed_by uuid,
  handed_name text,
  handed_at timestamptz,
  reconciled_at timestamptz,
  dropped_reason text,
  dropped_name text,
  primary key (province, id),
  check (province = division / 10000000000),
  constraint payment_run_four_eyes check (approved_by <> prepared_by),
  check ((state = 'dropped') = (dropped_reason is not null)),
  check (state in ('prepared', 'dropped') or approved_by is not null),
  check (state not in ('handed', 'reconciled') or handed_by is not null)
);
create index payment_run_place on payment_run (division, on_day desc, id desc);
grant select, insert, update (state, approved_by, approved_name, approved_at, handed_by, handed_name, handed_at, reconciled_at,
  dropped_reason, dropped_name) on payment_run to zhulian_app, zhulian_worker;
call protect_by_scope('payment_run', 'division');

-- A line keeps what the bank is given, as it was when the run was prepared.
create table payment_run_line (
  province smallint not null,
  run uuid not null,
  number integer not null check (number > 0), -- 序号
  division bigint not null,
  payment uuid not null,
  amount bigint not null check (amount > 0),
  holder text not null,
  account uuid not null,
  sealed bytea not null,
  last_digits text not null,
  bank text not null,
  summary text not null,
  state text not null default 'listed' check (state in ('listed', 'paid', 'failed', 'dropped')),
  reason text,
  result_on date,
  primary key (province, run, number),
  check (province = division / 10000000000),
  check (state <> 'failed' or reason is not null)
);
-- Twice paid is impossible: a payment stands in one run that is under way or has paid it, whoever tries at the same time.
create unique index payment_run_line_once on payment_run_line (province, payment) where state in ('listed', 'paid');
grant select, insert, update (state, reason, result_on) on payment_run_line to zhulian_app, zhulian_worker;
call protect_by_scope('payment_run_line', 'division');

-- The files that the bank sent back, each taken once.
create table payment_return (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  run uuid not null,
  file_hash text not null,
  file_name text not null,
  paid integer not null,
  failed integer not null,
  pending integer not null,
  received_by uuid not null,
  received_name text not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, run, file_hash),
  check (province = division / 10000000000)
);
grant select, insert on payment_return to zhulian_app, zhulian_worker;
call protect_by_scope('payment_return', 'division');

create table recovery (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  budget uuid not null,
  payment uuid not null,
  programme text,
  payee_kind text not null,
  payee uuid not null,
  payee_name text not null,
  amount bigint not null check (amount > 0), -- fen
  received bigint not null default 0 check (received >= 0),
  written_off bigint not null default 0 check (written_off >= 0),
  cancelled boolean not null default false,
  reason text not null,
  ordered_on date not null,
  due_on date not null,
  source_room text not null,
  source_id uuid not null,
  search text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (received + written_off <= amount),
  check (ordered_on <= due_on)
);
create index recovery_place on recovery (division, due_on, id);
create index recovery_payment on recovery (province, payment);
create index recovery_source on recovery (province, source_id);
grant select, insert, update (received, written_off, cancelled) on recovery to zhulian_app, zhulian_worker;
call protect_by_scope('recovery', 'division');

create table recovery_write_off (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  recovery uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'declined')),
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000),
  -- Who proposed it may take the proposal back, but not approve it.
  constraint recovery_write_off_four_eyes check (decided_by <> proposed_by or state = 'declined'),
  check ((state = 'proposed') = (decided_by is null))
);
create unique index recovery_write_off_open on recovery_write_off (province, recovery) where state = 'proposed';
grant select, insert, update (state, decided_by, decided_name, decided_at) on recovery_write_off to zhulian_app, zhulian_worker;
call protect_by_scope('recovery_write_off', 'division');
