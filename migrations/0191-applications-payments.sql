-- What is paid for an application, and the roll of those that are paid again and again. The money itself stands in the ledger
-- of the funds room; these rows say for which application and which period it is, so that no period is paid twice.

create table application_roll (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  programme text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'), -- everything due up to and with this month
  budget uuid, -- null: nothing was due
  commitment uuid,
  on_day date not null,
  applications integer not null check (applications >= 0), -- that stood at the stage
  items integer not null check (items >= 0),
  total bigint not null check (total >= 0), -- fen
  digest text not null, -- of the preview that was confirmed
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index application_roll_place on application_roll (division, on_day desc, id desc);
create index application_roll_programme on application_roll (province, programme, month desc);
grant select, insert on application_roll to zhulian_app, zhulian_worker;
call protect_by_scope('application_roll', 'division');

-- One row an application that the roll looked at, with why it differs from the month before; kept as it was confirmed.
create table application_roll_line (
  province smallint not null,
  roll uuid not null,
  application uuid not null,
  division bigint not null,
  number text not null, -- of the application
  name text not null,
  what text not null check (what in ('same', 'new', 'again', 'changed', 'stopped', 'unknown', 'none')),
  before_fen bigint, -- due for the period before
  now_fen bigint, -- due for the period of the month
  pay_fen bigint not null check (pay_fen >= 0), -- what this roll pays: the period and what was missed
  over_fen bigint not null default 0 check (over_fen >= 0), -- paid for earlier periods beyond what is due for them
  missed text[] not null default '{}', -- earlier periods that are paid now
  reasons json not null default '[]', -- shown, never counted
  ends boolean not null default false, -- nothing more can come
  primary key (province, roll, application),
  check (province = division / 10000000000)
);
grant select, insert on application_roll_line to zhulian_app, zhulian_worker;
call protect_by_scope('application_roll_line', 'division');

create table application_payment (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  application uuid not null,
  station uuid, -- these three as the application's, so that who applied sees what was paid
  organisation uuid,
  account uuid,
  programme text not null,
  subject_hash bytea, -- as the application's: what is drawn elsewhere is found by it
  name text not null,
  kind text not null check (kind in ('once', 'instalment', 'roll', 'none')),
  period text not null, -- `once`, the code of the instalment, or the period of the roll
  part smallint not null default 1 check (part > 0), -- a later part of a period makes good what was paid too little
  amount bigint not null check (amount >= 0), -- fen; nothing where the award is not in money
  budget uuid,
  commitment uuid,
  payment uuid,
  roll uuid,
  last boolean not null default false, -- once it is paid, nothing more can come
  state text not null check (state in ('owed', 'failed', 'paid', 'withdrawn')),
  failure text, -- what the bank said last
  duty uuid, -- of the failure
  paid_on date,
  on_day date not null,
  reason text, -- why it was withdrawn
  search text not null, -- name, pinyin and initials in small letters
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind = 'none') = (payment is null)),
  check ((amount = 0) = (payment is null)),
  check ((kind = 'roll') = (roll is not null)),
  check (state <> 'paid' or paid_on is not null)
);
-- Twice paid is impossible: of two who try at the same time one finds the period taken.
create unique index application_payment_once on application_payment (province, application, period, part) where state <> 'withdrawn';
create unique index application_payment_payment on application_payment (province, payment) where payment is not null;
create index application_payment_place on application_payment (division, on_day desc, id desc);
create index application_payment_programme on application_payment (province, programme, state, on_day desc, id desc);
create index application_payment_application on application_payment (province, application, on_day, id);
create index application_payment_subject on application_payment (province, subject_hash) where subject_hash is not null;
create index application_payment_roll on application_payment (province, roll) where roll is not null;
grant select, insert, update (state, failure, duty, paid_on, reason, last) on application_payment to zhulian_app, zhulian_worker;
call protect_with_application('application_payment');

-- What somebody draws, wherever in the province: a body must know it to decide, though it sees no file of another body. What
-- was revoked is not drawn, nor a roll that has ended; what waits to be paid for the first time is.
create function application_awards_anywhere(p_province smallint, p_subject bytea)
returns table (application uuid, programme text, amount bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.programme, coalesce(sum(p.amount), 0)::bigint
  from public.application a
  left join public.application_payment p on p.province = a.province and p.application = a.id and p.state <> 'withdrawn'
  where a.province = p_province and a.subject_hash = p_subject and not a.draft and a.outcome is distinct from 'revoked'
    and (p.id is not null or (a.stage_work = 'pay' and a.ended_on is null))
  group by a.id, a.programme, a.ended_on
  having not (a.ended_on is not null and bool_and(p.kind = 'roll'))
$$;
revoke all on function application_awards_anywhere(smallint, bytea) from public;
grant execute on function application_awards_anywhere(smallint, bytea) to zhulian_app, zhulian_worker;
