-- Corrections of service records in all rooms (7.5): a record is never edited. It is taken out by a reversal, which says
-- who, when and why, and another record takes its place where there is one. A record's table carries
--   corrects uuid, chain uuid, reversed_by uuid, reversed_at timestamptz
-- and lets the application update the last two only; `platform/server/reversal.ts` does the rest. Visits came before
-- this and keep their reversing rows beside them.
create table record_reversal (
  province smallint not null,
  id uuid not null, -- also the id of the command
  kind text not null, -- what was taken out: group-session, resource-link, …
  record uuid not null,
  replacement uuid, -- the record that took its place; null where it was withdrawn
  station uuid not null,
  division bigint not null,
  reason text not null,
  account uuid not null,
  account_name text not null, -- as it was then, for print
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  unique (province, record), -- taken out at most once, whoever tries at the same time
  check (province = division / 10000000000)
);
grant select, insert on record_reversal to zhulian_app, zhulian_worker;
call protect_by_scope('record_reversal', 'division', 'station');
