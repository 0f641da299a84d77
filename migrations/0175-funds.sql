-- Money (资金): a double-entry ledger in whole fen. Every movement is an entry whose lines sum to zero; a balance is kept
-- beside the account so that "never below zero" is a check of the database, under any number of writers at once.
-- Rows are written by post_ledger_entry() alone: nobody else may, and nobody may change or take out what was written.
-- These tables are small (a county books some thousands of lines a year), so a trigger may guard them.

create domain fund_source as text check (value in ('fiscal', 'social-assistance', 'child-protection', 'venture', 'charity',
  'lottery', 'other'));

-- Money of one source in one year at one division: what budgets draw on.
create table fund_pool (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  year smallint not null check (year between 2000 and 2100),
  source fund_source not null,
  title text not null,
  host uuid, -- the organisation through whose account a charity fund runs (2.14)
  host_name text,
  note text,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((host is null) = (host_name is null))
);
create index fund_pool_place on fund_pool (division, year desc);
grant select, insert on fund_pool to zhulian_app, zhulian_worker;
call protect_by_scope('fund_pool', 'division');

-- Money that came into a pool. Where a declared rule says how much (2 % of a transfer), what it was taken of is kept.
create table fund_receipt (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  pool uuid not null,
  amount bigint not null check (amount > 0), -- fen
  received_on date not null,
  document text, -- number of the document that assigned it (指标文号)
  rule text, -- data/funds
  transfer bigint check (transfer > 0), -- fen: the whole transfer that the rule takes its share of
  note text,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((rule is null) = (transfer is null))
);
create index fund_receipt_pool on fund_receipt (province, pool, received_on);
grant select, insert on fund_receipt to zhulian_app, zhulian_worker;
call protect_by_scope('fund_receipt', 'division');

-- What a division may spend in a year for a programme or a purpose, out of one or more pools.
create table budget (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  year smallint not null check (year between 2000 and 2100),
  programme text, -- code of the programme it is for; null: of none in particular
  title text not null,
  from_on date not null, -- days on which it may be committed
  to_on date not null,
  note text,
  search text not null, -- title, programme, pinyin and initials in small letters
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (from_on <= to_on)
);
create index budget_place on budget (division, year desc, id desc);
create index budget_programme on budget (programme, division) where programme is not null;
grant select, insert on budget to zhulian_app, zhulian_worker;
call protect_by_scope('budget', 'division');

-- The accounts. `origin` is where money comes from and `claim` what is owed back from outside: both stand below zero;
-- no other ever does. All of one budget and pool lie beside each other.
create table fund_account (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  year smallint not null,
  pool uuid not null,
  budget uuid,
  kind text not null check (kind in ('origin', 'pool', 'budget', 'committed', 'payable', 'transit', 'paid', 'recovered',
    'receivable', 'claim')),
  position smallint not null default 0, -- in this order a budget draws on its pools
  balance bigint not null default 0, -- fen: the sum of its lines
  primary key (province, id),
  unique nulls not distinct (province, budget, pool, kind),
  check (province = division / 10000000000),
  check ((kind in ('origin', 'pool')) = (budget is null)),
  constraint fund_account_side check (case when kind in ('origin', 'claim') then balance <= 0 else balance >= 0 end)
);
create index fund_account_pool on fund_account (province, pool);
create index fund_account_place on fund_account (division, year);
grant select on fund_account to zhulian_app, zhulian_worker;
call protect_by_scope('fund_account', 'division');

create table ledger_entry (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  on_day date not null,
  kind text not null check (kind in ('received', 'budgeted', 'budget-reduced', 'committed', 'released', 'payable', 'withdrawn',
    'handed', 'paid', 'failed', 'returned', 'claimed', 'claim-cancelled', 'recovered', 'written-off', 'reversed')),
  pool uuid,
  budget uuid,
  source_room text not null, -- the record behind it
  source_id uuid not null,
  reverses uuid, -- a correction: the same lines with the other sign
  reason text, -- of what takes something back
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind = 'reversed') = (reverses is not null)),
  check (kind <> 'reversed' or reason is not null)
);
create index ledger_entry_place on ledger_entry (division, on_day desc, id desc);
create index ledger_entry_budget on ledger_entry (province, budget, on_day desc, id desc) where budget is not null;
create index ledger_entry_source on ledger_entry (province, source_id);
create unique index ledger_entry_reversed_once on ledger_entry (province, reverses) where reverses is not null;
grant select on ledger_entry to zhulian_app, zhulian_worker;
call protect_by_scope('ledger_entry', 'division');

create table ledger_line (
  province smallint not null,
  entry uuid not null,
  number smallint not null,
  division bigint not null,
  account uuid not null,
  amount bigint not null check (amount <> 0), -- fen; into the account above zero, out of it below
  commitment uuid,
  payment uuid,
  recovery uuid,
  primary key (province, entry, number),
  foreign key (province, entry) references ledger_entry (province, id),
  foreign key (province, account) references fund_account (province, id),
  check (province = division / 10000000000)
);
create index ledger_line_account on ledger_line (province, account);
create index ledger_line_commitment on ledger_line (province, commitment) where commitment is not null;
create index ledger_line_payment on ledger_line (province, payment) where payment is not null;
create index ledger_line_recovery on ledger_line (province, recovery) where recovery is not null;
grant select on ledger_line to zhulian_app, zhulian_worker;
call protect_by_scope('ledger_line', 'division');

-- Beside the privileges: not even the owner changes the past.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger-is-insert-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger ledger_entry_stays before update or delete or truncate on ledger_entry
  for each statement execute function refuse_ledger_change();
create trigger ledger_line_stays before update or delete or truncate on ledger_line
  for each statement execute function refuse_ledger_change();

-- An entry's lines come in one statement; whoever wrote it, they must sum to zero.
create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger_line l join (select distinct province, entry from added) a on l.province = a.province and l.entry = a.entry
    group by l.province, l.entry having sum(l.amount) <> 0 or count(*) < 2)
  then
    raise exception 'ledger-not-balanced' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create trigger ledger_line_balances after insert on ledger_line referencing new table as added
  for each statement execute function refuse_unbalanced_entry();

-- Opens the accounts of a pool (origin, pool), or of a budget on a pool (the other eight). Definer rights, because
-- accounts are written here alone; the scope is asked as the policies would ask it.
create function open_fund_accounts(here bigint, of_year smallint, of_pool uuid, of_budget uuid, at_position smallint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(scope_covers(here, null, null), false) then raise exception 'outside the scope'; end if;
  insert into fund_account (province, id, division, year, pool, budget, kind, position)
  select here / 10000000000, gen_random_uuid(), here, of_year, of_pool, of_budget, kind, at_position
  from unnest(case when of_budget is null then array['origin', 'pool'] else array['budget', 'committed', 'payable', 'transit',
    'paid', 'recovered', 'receivable', 'claim'] end) kind
  on conflict do nothing;
end
$$;

-- Holds accounts until the end of the transaction, in one order for everyone, and says how they stand then. Whoever
-- moves money of a budget holds all its accounts first: what concerns one budget happens one after the other.
create function hold_fund_accounts(of_province smallint, of_budgets uuid[], of_pools uuid[]) returns setof fund_account
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return query
    select a.* from fund_account a
    where a.province = of_province and scope_covers(a.division, null, null)
      and (a.budget = any (of_budgets) or (a.budget is null and a.pool = any (of_pools)))
    order by a.id for update;
end
$$;

-- The only writer of the ledger: {"id", "division", "onDay", "kind", "pool", "budget", "sourceRoom", "sourceId", "reverses",
-- "reason", "account", "accountName"} and lines {"account", "amount", "commitment", "payment", "recovery"}. Answers {"id"}, or
-- {"refused"} with nothing written: id-already-used, over-pool, over-budget, more-than-held. What only a mistake of ours
-- brings about (no balance, foreign accounts) is an exception.
create function post_ledger_entry(entry jsonb, lines jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  here constant bigint := (entry ->> 'division')::bigint;
  of_province constant smallint := here / 10000000000;
  entry_id constant uuid := (entry ->> 'id')::uuid;
  short text;
  written integer;
begin
  if not coalesce(scope_covers(here, null, null), false) then raise exception 'outside the scope'; end if;
  perform from fund_account a
    where a.province = of_province and a.id in (select (l ->> 'account')::uuid from jsonb_array_elements(lines) l)
    order by a.id for update;
  select case a.kind when 'pool' then 'over-pool' when 'budget' then 'over-budget' else 'more-than-held' end into short
  from (select (l ->> 'account')::uuid as account, sum((l ->> 'amount')::bigint) as amount
        from jsonb_array_elements(lines) l group by 1) moved
    join fund_account a on a.province = of_province and a.id = moved.account
  where case when a.kind in ('origin', 'claim') then a.balance + moved.amount > 0 else a.balance + moved.amount < 0 end
  order by a.kind limit 1;
  if short is not null then return jsonb_build_object('refused', short); end if;

  insert into ledger_entry (province, id, division, on_day, kind, pool, budget, source_room, source_id, reverses, reason,
    recorded_by, recorded_name)
  values (of_province, entry_id, here, (entry ->> 'onDay')::date, entry ->> 'kind', (entry ->> 'pool')::uuid,
    (entry ->> 'budget')::uuid, entry ->> 'sourceRoom', (entry ->> 'sourceId')::uuid, (entry ->> 'reverses')::uuid,
    entry ->> 'reason', (entry ->> 'account')::uuid, entry ->> 'accountName')
  on conflict do nothing;
  get diagnostics written = row_count;
  if written = 0 then return jsonb_build_object('refused', 'id-already-used'); end if;

  insert into ledger_line (province, entry, number, division, account, amount, commitment, payment, recovery)
  select of_province, entry_id, l.number, here, (l.line ->> 'account')::uuid, (l.line ->> 'amount')::bigint,
    (l.line ->> 'commitment')::uuid, (l.line ->> 'payment')::uuid, (l.line ->> 'recovery')::uuid
  from jsonb_array_elements(lines) with ordinality as l(line, number)
    join fund_account a on a.province = of_province and a.id = (l.line ->> 'account')::uuid and a.division = here;
  get diagnostics written = row_count;
  if written <> jsonb_array_length(lines) then raise exception 'a line names no account of the division'; end if;

  update fund_account a set balance = a.balance + moved.amount
  from (select (l ->> 'account')::uuid as account, sum((l ->> 'amount')::bigint)::bigint as amount
        from jsonb_array_elements(lines) l group by 1) moved
  where a.province = of_province and a.id = moved.account;
  return jsonb_build_object('id', entry_id);
end
$$;

revoke all on function open_fund_accounts(bigint, smallint, uuid, uuid, smallint), hold_fund_accounts(smallint, uuid[], uuid[]),
  post_ledger_entry(jsonb, jsonb) from public;
grant execute on function open_fund_accounts(bigint, smallint, uuid, uuid, smallint), hold_fund_accounts(smallint, uuid[], uuid[]),
  post_ledger_entry(jsonb, jsonb) to zhulian_app;
