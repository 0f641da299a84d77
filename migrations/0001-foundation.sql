-- What every room stands on: the roles that serve requests, the scope predicate of row-level security,
-- the command log (idempotency), the outbox, the dirty leaves of figures and the audit trail.
-- Written for PostgreSQL 15 to 18. Nothing here needs a superuser: CREATEROLE is enough.

do $$
begin
  -- Roles belong to the whole server, so another database may have made them already, even at this instant.
  begin
    create role zhulian_app nologin noinherit;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    create role zhulian_worker nologin noinherit;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'zhulian_app', 'member') then execute format('grant zhulian_app to %I', current_user); end if;
  if not pg_has_role(current_user, 'zhulian_worker', 'member') then execute format('grant zhulian_worker to %I', current_user); end if;
end
$$;

grant usage on schema public to zhulian_app, zhulian_worker;

-- The one permission predicate, database side; kernel/actor.ts `covers` is the same three clauses in code.
-- Settings are made with SET LOCAL at the start of each transaction; without them nothing is visible.
-- Plain current_setting, no sub-select: the planner reads the values when it estimates, and the policy
-- stays legal on a distributed database. `nullif` because a setting that was local once reads as ''.
create function scope_covers(division bigint, station uuid, person uuid) returns boolean
language sql stable parallel safe
return (
    division between nullif(current_setting('app.low', true), '')::bigint
                 and nullif(current_setting('app.high', true), '')::bigint
    and (current_setting('app.exact', true) = 'on'
         or division <@ nullif(current_setting('app.ranges', true), '')::int8multirange)
  )
  or station = any (nullif(current_setting('app.stations', true), '')::uuid[])
  or person = any (nullif(current_setting('app.persons', true), '')::uuid[]);

-- Puts a table under the predicate. `station` and `person` are column names or NULL::uuid.
-- The worker role (figures, jobs) sees all rows; the owner is never used to serve requests.
create procedure protect_by_scope(target regclass, division text, station text default 'null::uuid', person text default 'null::uuid')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy by_scope on %s to zhulian_app using (scope_covers(%s, %s, %s)) with check (scope_covers(%s, %s, %s))',
    target, division, station, person, division, station, person);
  execute format('create policy by_worker on %s to zhulian_worker using (true) with check (true)', target);
end
$$;

-- One row a command that was carried out: a resend with the same id gets the same answer.
create table command_log (
  province smallint not null,
  id uuid not null,
  account uuid not null,
  name text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id)
);
alter table command_log enable row level security;
create policy by_account on command_log to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid)
  with check (account = nullif(current_setting('app.account', true), '')::uuid);
create policy by_worker on command_log to zhulian_worker using (true) with check (true);
grant select, insert, update on command_log to zhulian_app, zhulian_worker;

-- Facts for higher rooms, written in the transaction that made them true. What a reader heard is kept event by event and
-- not as a watermark: a transaction that began earlier and commits later is not skipped, and holds no other one back.
create table outbox (
  id uuid primary key,
  name text not null,
  subject uuid not null,
  division bigint not null,
  data jsonb not null,
  at timestamptz not null default clock_timestamp(),
  changed_in xid8 not null default pg_current_xact_id()
);
create index outbox_in_order on outbox (changed_in, id);
-- The event leads the key: forgetting an event finds who heard it, as asking whether one heard it does.
create table outbox_done (reader text not null, event uuid not null references outbox (id) on delete cascade, primary key (event, reader));
-- Every event before this was heard: only where to begin looking, so that a long outbox is not read every second. Which
-- events were heard is said by outbox_done alone (transaction ids begin again in a restored copy; this then is 0).
create table outbox_reader (reader text primary key, heard_to xid8 not null);
grant insert on outbox to zhulian_app;
grant select, insert, delete on outbox, outbox_done to zhulian_worker;
grant select, insert, update on outbox_reader to zhulian_worker;

-- Leaves of the figures whose base records changed (design section 5). A mark is an own row, so two writers of
-- the same leaf never wait for each other; the worker takes all marks of a leaf at once.
create table figure_dirty (
  id bigint generated always as identity primary key,
  station uuid not null,
  month integer not null check (month % 100 between 1 and 12),
  division bigint not null
);
create index figure_dirty_leaf on figure_dirty (station, month);
grant insert, select on figure_dirty to zhulian_app;
grant select, insert, delete on figure_dirty to zhulian_worker;

-- The audit trail: writes, sign-ins and reads of L3 and L4 fields. Only inserted, never changed; the chain is
-- kept apart so that writers do not queue for its end: seal_audit() links lines in commit order within seconds.
create table audit_line (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  account uuid,
  actor_name text not null,
  action text collate "C" not null,
  kind text not null check (kind in ('write', 'read', 'sign-in', 'system')),
  subject uuid,
  division bigint not null,
  station uuid,
  purpose text,
  detail jsonb not null default '{}',
  request text,
  changed_in xid8 not null default pg_current_xact_id()
);
create index audit_line_at on audit_line (at desc, id desc);
create index audit_line_subject on audit_line (subject, at desc) where subject is not null;
create index audit_line_account on audit_line (account, at desc, id desc) where account is not null;
create index audit_line_place on audit_line (division, at desc, id desc);
create index audit_line_action on audit_line (action, at desc, id desc);
create index audit_line_in_order on audit_line (changed_in, id);
alter table audit_line enable row level security;
create policy write_any on audit_line for insert to zhulian_app with check (true);
create policy read_by_scope on audit_line for select to zhulian_app using (scope_covers(division, station, null::uuid));
create policy by_worker on audit_line to zhulian_worker using (true) with check (true);
grant select, insert on audit_line to zhulian_app, zhulian_worker;

create table audit_link (
  sequence bigint primary key,
  line uuid not null unique,
  hash bytea not null
);
grant select on audit_link to zhulian_app, zhulian_worker;

create table audit_cursor (only_one boolean primary key default true check (only_one), sealed_before xid8 not null default '0');
insert into audit_cursor default values;

-- What is hashed: every column that says what happened. jsonb prints canonically, and its quoting keeps one column's
-- text from passing for another's.
create function audit_text(line audit_line) returns text
language sql stable
return jsonb_build_array(line.id, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.account, line.actor_name,
  line.action, line.kind, line.subject, line.division, line.station, line.purpose, line.detail, line.request)::text;

-- Links committed lines to the chain: hash(n) = sha256(hash(n-1) || line). Returns how many were linked. What is linked
-- is asked line by line; the cursor only spares looking at lines older than any transaction still on its way.
create function seal_audit(most integer default 10000) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  edge xid8 := pg_snapshot_xmin(pg_current_snapshot());
  last_sequence bigint;
  last_hash bytea;
  linked integer := 0;
  line audit_line;
begin
  if not pg_try_advisory_xact_lock(4106210001) then return 0; end if;
  -- In a copy on another server transaction numbers begin anew, below the cursor: start from the beginning, once.
  update audit_cursor set sealed_before = '0' where sealed_before > edge;
  select sequence, hash into last_sequence, last_hash from audit_link order by sequence desc limit 1;
  last_sequence := coalesce(last_sequence, 0);
  last_hash := coalesce(last_hash, sha256('zhulian'::bytea));
  for line in
    select a.* from audit_line a
    where a.changed_in >= (select sealed_before from audit_cursor)
      and not exists (select from audit_link l where l.line = a.id)
    order by a.changed_in, a.id
    limit most
  loop
    last_sequence := last_sequence + 1;
    last_hash := sha256(last_hash || convert_to(audit_text(line), 'UTF8'));
    insert into audit_link values (last_sequence, line.id, last_hash);
    linked := linked + 1;
  end loop;
  -- A full batch stops inside a transaction's lines perhaps: the next one begins with that transaction again.
  if linked < most then update audit_cursor set sealed_before = edge where sealed_before < edge;
  else update audit_cursor set sealed_before = case when line.changed_in < edge then line.changed_in else edge end; end if;
  return linked;
end
$$;

-- Walks the chain: the first link whose line was changed or is gone, or nothing when all is as it was written.
create function verify_audit(out links bigint, out unsealed bigint, out broken_at bigint, out reason text, out head text)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  previous bytea := sha256('zhulian'::bytea);
  link record;
begin
  links := 0;
  for link in
    select l.sequence, l.hash, a as line, a.id as line_id from audit_link l left join audit_line a on a.id = l.line order by l.sequence
  loop
    if link.sequence <> links + 1 then broken_at := links + 1; reason := 'link-missing'; exit; end if;
    if link.line_id is null then broken_at := link.sequence; reason := 'line-missing'; exit; end if;
    if link.hash <> sha256(previous || convert_to(audit_text(link.line), 'UTF8')) then
      broken_at := link.sequence; reason := 'line-changed'; exit;
    end if;
    previous := link.hash;
    links := links + 1;
  end loop;
  head := encode(previous, 'hex');
  select count(*) into unsealed from audit_line a where not exists (select from audit_link l where l.line = a.id);
end
$$;
revoke all on function seal_audit(integer), verify_audit() from public;
grant execute on function seal_audit(integer), verify_audit() to zhulian_app, zhulian_worker;
