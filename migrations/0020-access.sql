-- Accounts, what signs them in, their dated grants, emergency openings and the tokens of outside programs.
--
-- better-auth keeps five of these tables. Its words are not ours: its "user" is an account, its "account" (one way
-- to sign in) is a credential, its "twoFactor" a second_factor; session and verification keep their names. The
-- columns it expects are mapped in rooms/access/server/sign-in/library.ts.
--
-- Secrets and sessions are open only to transactions of the access room, which say so by app.accounts = 'on'
-- (SET LOCAL). A query of another room under the same role reads none of them.

create function in_access_room() returns boolean
language sql stable parallel safe
return current_setting('app.accounts', true) = 'on';

create table account (
  id uuid primary key,
  user_name text collate "C" not null unique check (user_name = lower(user_name)),
  display_name text not null,
  pinyin text collate "C" not null, -- of the display name, to search by
  email text not null unique, -- the library wants one: <id>@account.invalid, never shown, never written to
  email_verified boolean not null default false,
  second_factor_enabled boolean not null default false,
  second_factor_exempt boolean not null default false, -- an explicit, visible exception (demo accounts)
  division bigint not null, -- where the account is at home; who reads accounts there sees it
  station uuid,
  phone_sealed bytea,
  language text not null default 'zh' check (language in ('zh', 'en')),
  state text not null default 'active' check (state in ('active', 'suspended', 'closed')),
  state_reason text,
  must_change_password boolean not null default true,
  password_changed_at timestamptz not null default clock_timestamp(),
  last_signed_in_at timestamptz,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index account_place on account (division);
create index account_pinyin on account (pinyin, id);
create index account_name on account (display_name collate "C");
create index account_station on account (station) where station is not null;

create table credential (
  id uuid primary key,
  account uuid not null references account (id) on delete cascade,
  provider text not null, -- always 'credential': a password
  subject text not null,
  password text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (account, provider)
);

create table session (
  id uuid primary key,
  token text not null unique,
  account uuid not null references account (id) on delete cascade,
  address text,
  agent text,
  expires_at timestamptz not null,
  seen_at timestamptz not null, -- to the minute
  created_at timestamptz not null
);
create index session_account on session (account);

create table second_factor (
  id uuid primary key,
  account uuid not null unique references account (id) on delete cascade,
  secret text not null, -- encrypted by the library with the session key
  backup_codes text not null, -- likewise
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  last_code bytea, -- blind index: a code that was used is not used again (RFC 6238 5.2)
  last_code_at timestamptz
);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index verification_identifier on verification (identifier);

create table password_history (
  id uuid primary key,
  account uuid not null references account (id) on delete cascade,
  password text not null,
  at timestamptz not null default clock_timestamp()
);
create index password_history_account on password_history (account, at desc);

-- Failures in a row, by a keyed hash of the name that was typed: a name that nobody has is locked like any other,
-- so that a lock tells nothing, and a password typed into the wrong box is not kept.
create table sign_in_attempt (
  name_index bytea primary key,
  failures integer not null default 0,
  failed_at timestamptz not null default clock_timestamp(),
  locked_until timestamptz
);
create index sign_in_attempt_failed_at on sign_in_attempt (failed_at);

do $$
declare
  named text;
begin
  foreach named in array array['account', 'credential', 'session', 'second_factor', 'verification', 'password_history', 'sign_in_attempt']
  loop
    execute format('alter table %I enable row level security', named);
    execute format('create policy in_access_room on %I to zhulian_app using (in_access_room()) with check (in_access_room())', named);
    execute format('create policy by_worker on %I to zhulian_worker using (true) with check (true)', named);
    execute format('grant select, insert, update, delete on %I to zhulian_app, zhulian_worker', named);
  end loop;
end
$$;
-- An account is closed, never deleted: records name it.
revoke delete on account from zhulian_app, zhulian_worker;
create policy own on account for select to zhulian_app using (id = nullif(current_setting('app.account', true), '')::uuid);

-- Grant = account x role x scope x dates. division, station and person place the row: of the scope itself, or of the
-- station or person that it names.
create table account_grant (
  id uuid primary key,
  account uuid not null references account (id),
  role text not null,
  scope_kind text not null check (scope_kind in ('division', 'station', 'person')),
  division bigint not null,
  station uuid,
  person uuid,
  valid_from date not null,
  valid_to date,
  ends_at timestamptz, -- to the instant, for an emergency opening
  granted_by uuid,
  granted_at timestamptz not null default clock_timestamp(),
  reason text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  check (valid_to is null or valid_to >= valid_from),
  check (scope_kind <> 'division' or (station is null and person is null)),
  check (scope_kind <> 'station' or (station is not null and person is null)),
  check (scope_kind <> 'person' or person is not null)
);
create index account_grant_account on account_grant (account);
create index account_grant_place on account_grant (division, account);
create index account_grant_station on account_grant (station, account) where station is not null;
alter table account_grant enable row level security;
create policy by_scope on account_grant to zhulian_app
  using (scope_covers(division, station, person)) with check (scope_covers(division, station, person));
create policy in_access_room on account_grant for select to zhulian_app using (in_access_room());
create policy own on account_grant for select to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid);
-- Nobody gives himself anything, but for the emergency opening, which lies outside the scope by its nature.
create policy break_glass on account_grant for insert to zhulian_app
  with check (role = 'break-glass' and scope_kind = 'person' and account = nullif(current_setting('app.account', true), '')::uuid
    and ends_at <= clock_timestamp() + interval '3 hours');
create policy by_worker on account_grant to zhulian_worker using (true) with check (true);
grant select, insert, update on account_grant to zhulian_app, zhulian_worker;

-- What a reader of accounts sees: those at home in his scope, and those that hold or held a grant in it; of the
-- others not even that they exist. A view, because a policy with a sub-select cannot be distributed; without a barrier,
-- because behind one the planner reads every account for a page of twenty, and only our own statements ask it.
create view account_seen as
  select id, user_name, display_name, pinyin, second_factor_enabled, second_factor_exempt, division, station, phone_sealed,
    language, state, state_reason, must_change_password, password_changed_at, last_signed_in_at, version, created_by, created_at
  from account
  where scope_covers(account.division, account.station, null::uuid)
    or exists (select from account_grant g where g.account = account.id and scope_covers(g.division, g.station, g.person));
grant select on account_seen to zhulian_app;

-- The name behind an id that a record already shows: a visit names its worker to whoever may read the visit.
create function account_names(ids uuid[]) returns table (id uuid, display_name text, active boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.display_name, a.state = 'active' from account a where a.id = any (ids)
$$;

create table break_glass (
  id uuid primary key,
  account uuid not null references account (id),
  grant_id uuid not null references account_grant (id),
  person uuid not null,
  file_number text not null,
  division bigint not null,
  station uuid,
  reason text not null,
  at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'justified', 'not-justified')),
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_note text
);
create index break_glass_place on break_glass (division, at desc, id desc);
create index break_glass_account on break_glass (account, at desc);
alter table break_glass enable row level security;
create policy by_scope on break_glass to zhulian_app
  using (scope_covers(division, station, null::uuid)) with check (scope_covers(division, station, null::uuid));
create policy own_read on break_glass for select to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid);
create policy own_insert on break_glass for insert to zhulian_app
  with check (account = nullif(current_setting('app.account', true), '')::uuid and state = 'open');
create policy by_worker on break_glass to zhulian_worker using (true) with check (true);
grant select, insert, update on break_glass to zhulian_app, zhulian_worker;

-- Every try, also for a number that nobody has: few are allowed an hour, so that it is no way to guess numbers.
create table break_glass_attempt (
  id uuid primary key,
  account uuid not null references account (id),
  at timestamptz not null default clock_timestamp(),
  found boolean not null
);
create index break_glass_attempt_account on break_glass_attempt (account, at desc);
alter table break_glass_attempt enable row level security;
create policy own on break_glass_attempt to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid)
  with check (account = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on break_glass_attempt to zhulian_worker using (true) with check (true);
grant select, insert on break_glass_attempt to zhulian_app, zhulian_worker;

-- A token acts for the account that made it, never beyond it. Only a hash is kept: 256 random bits need no salt.
create table api_token (
  id uuid primary key,
  account uuid not null references account (id),
  name text not null,
  hash bytea not null unique,
  hint text not null, -- its last four characters
  division bigint not null, -- home of the account
  station uuid,
  created_at timestamptz not null default clock_timestamp(),
  expires_on date not null, -- its last day
  used_at timestamptz, -- to the minute
  revoked_at timestamptz,
  revoked_by uuid
);
create index api_token_account on api_token (account);
create index api_token_place on api_token (division, id);
create table token_grant (
  id uuid primary key,
  token uuid not null references api_token (id),
  permissions text[] not null,
  scope_kind text not null check (scope_kind in ('division', 'station')),
  division bigint not null,
  station uuid,
  check ((scope_kind = 'station') = (station is not null))
);
create index token_grant_token on token_grant (token);
alter table api_token enable row level security;
create policy by_scope on api_token to zhulian_app
  using (scope_covers(division, station, null::uuid)) with check (scope_covers(division, station, null::uuid));
create policy own on api_token to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid)
  with check (account = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on api_token to zhulian_worker using (true) with check (true);
alter table token_grant enable row level security;
create policy in_access_room on token_grant to zhulian_app using (in_access_room()) with check (in_access_room());
create policy by_worker on token_grant to zhulian_worker using (true) with check (true);
grant select (id, account, name, hint, division, station, created_at, expires_on, used_at, revoked_at, revoked_by) on api_token to zhulian_app;
grant insert on api_token to zhulian_app;
grant update (revoked_at, revoked_by) on api_token to zhulian_app;
grant select, insert on token_grant to zhulian_app, zhulian_worker;
grant select, insert, update on api_token to zhulian_worker;

-- One row: what the deployment asks of those who sign in (rooms/access/domain/policy.ts).
create table sign_in_policy (
  only_one boolean primary key default true check (only_one),
  password_minimum_length integer not null default 10 check (password_minimum_length between 8 and 64),
  password_history integer not null default 5 check (password_history between 0 and 24),
  password_days integer check (password_days between 30 and 730),
  lock_after integer not null default 5 check (lock_after between 3 and 10),
  lock_minutes integer not null default 15 check (lock_minutes between 1 and 1440),
  idle_minutes integer not null default 120 check (idle_minutes between 5 and 720),
  session_hours integer not null default 12 check (session_hours between 1 and 72),
  second_factor_for text[] not null default '{access.grant,access.accounts,access.policy,audit.read}',
  version integer not null default 1
);
insert into sign_in_policy default values;
grant select, update on sign_in_policy to zhulian_app, zhulian_worker;

-- The hot path: who a session's token speaks for today, in one statement and without a transaction. Times are the
-- database's own, the day is the server's.
create function actor_of_session(wanted text, today date)
returns table (
  account uuid, display_name text, must_change_password boolean, second_factor boolean, exempt boolean,
  second_factor_for text[], stale boolean, grants jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
  select a.id, a.display_name,
    a.must_change_password or (p.password_days is not null and a.password_changed_at < now() - make_interval(days => p.password_days)),
    a.second_factor_enabled, a.second_factor_exempt, p.second_factor_for,
    s.seen_at < now() - interval '1 minute',
    grants_of_account(a.id, today)
  from session s
  join account a on a.id = s.account
  cross join sign_in_policy p
  where s.token = wanted and a.state = 'active' and s.expires_at > now()
    and s.seen_at > now() - make_interval(mins => p.idle_minutes);
end
$$;

create function grants_of_account(wanted uuid, today date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'kind', g.scope_kind, 'division', g.division,
      'station', g.station, 'person', g.person, 'from', g.valid_from, 'to', g.valid_to) order by g.id), '[]')
    from account_grant g
    where g.account = wanted and g.ended_at is null and g.valid_from <= today and (g.valid_to is null or g.valid_to >= today)
      and (g.ends_at is null or g.ends_at > now()));
end
$$;

create function touch_session(wanted text) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update session set seen_at = now() where token = wanted and seen_at < now() - interval '1 minute'
$$;

create function actor_of_token(wanted bytea, today date)
returns table (token uuid, name text, account uuid, display_name text, stale boolean, grants jsonb, token_grants jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
  select t.id, t.name, a.id, a.display_name,
    t.used_at is null or t.used_at < now() - interval '1 minute',
    grants_of_account(a.id, today),
    (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'permissions', to_jsonb(g.permissions), 'kind', g.scope_kind,
       'division', g.division, 'station', g.station) order by g.id), '[]')
     from token_grant g where g.token = t.id)
  from api_token t
  join account a on a.id = t.account
  where t.hash = wanted and t.revoked_at is null and t.expires_on >= today and a.state = 'active';
end
$$;

create function touch_token(wanted uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update api_token set used_at = now() where id = wanted and (used_at is null or used_at < now() - interval '1 minute')
$$;

revoke all on function account_names(uuid[]), actor_of_session(text, date), grants_of_account(uuid, date), touch_session(text),
  actor_of_token(bytea, date), touch_token(uuid) from public;
grant execute on function account_names(uuid[]), actor_of_session(text, date), touch_session(text), actor_of_token(bytea, date),
  touch_token(uuid) to zhulian_app;
grant execute on function account_names(uuid[]), grants_of_account(uuid, date) to zhulian_worker;
