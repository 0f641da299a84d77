-- Sealing (2.11, 关于未成年人犯罪记录封存的实施办法, in force 30 May 2022): everything of a file is encrypted anew under a key of
-- its own and leaves the tables of daily work. The key is kept apart from the file: the serving role cannot read it, one
-- function hands it out to an account for which another approved an opening, while that lasts.
create table juvenile_archive (
  province smallint not null,
  file uuid not null,
  division bigint not null,
  number text not null,
  identity_blind bytea,
  mark text not null default '未成年人犯罪记录封存',
  notice text not null, -- number of the sealing notice
  content bytea not null,
  sealed_at timestamptz not null,
  primary key (province, file),
  foreign key (province, file) references juvenile_file (province, id)
);
create unique index juvenile_archive_number on juvenile_archive (province, number);
create index juvenile_archive_blind on juvenile_archive (province, identity_blind) where identity_blind is not null;
alter table juvenile_archive enable row level security;

create table juvenile_archive_key (
  province smallint not null,
  file uuid not null,
  wrapped bytea not null, -- the file's key, sealed under the room's sealing key
  primary key (province, file),
  foreign key (province, file) references juvenile_archive (province, file)
);
alter table juvenile_archive_key enable row level security;

-- Who asks to see a sealed file names it as the paper does. The row is the same whether there is such a file or not.
create table juvenile_request (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  requester uuid not null,
  requester_name text not null,
  wanted bytea not null, -- number or identity number as it was typed, grounds, legal basis
  number text,
  identity_blind bytea,
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  approved boolean,
  reason bytea,
  until timestamptz,
  primary key (province, id),
  check (province = division / 10000000000),
  check (decided_by <> requester),
  check ((decided_at is null) = (approved is null)),
  check (until is null or until <= decided_at + interval '72 hours')
);
create index juvenile_request_place on juvenile_request (division, asked_at desc, id desc);
create index juvenile_request_own on juvenile_request (requester, asked_at desc, id desc);
alter table juvenile_request enable row level security;
create policy own on juvenile_request to zhulian_app using (requester = nullif(current_setting('app.account', true), '')::uuid)
  with check (requester = nullif(current_setting('app.account', true), '')::uuid and scope_covers(division, null::uuid, null::uuid));
create policy decided on juvenile_request to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) and current_setting('app.juvenile_keeper', true) = 'on');
grant select, insert, update (decided_at, decided_by, decided_by_name, approved, reason, until) on juvenile_request to zhulian_app;

-- Seals a closed file of the caller's county: the archive and its key come, the rows of daily work go. True when done.
create function seal_juvenile_file(p_province smallint, p_file uuid, p_notice text, p_content bytea, p_wrapped bytea, p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  f public.juvenile_file;
begin
  if current_setting('app.juvenile_keeper', true) is distinct from 'on' then return false; end if;
  select * into f from public.juvenile_file where province = p_province and id = p_file and sealed_at is null
    and public.scope_covers(division, null::uuid, null::uuid) for update;
  if not found then return false; end if;
  insert into public.juvenile_archive (province, file, division, number, identity_blind, notice, content, sealed_at)
  values (f.province, f.id, f.division, f.number, f.identity_blind, p_notice, p_content, p_at);
  insert into public.juvenile_archive_key (province, file, wrapped) values (f.province, f.id, p_wrapped);
  delete from public.juvenile_session where province = p_province and file = p_file;
  delete from public.juvenile_order where province = p_province and file = p_file;
  delete from public.juvenile_task where province = p_province and file = p_file;
  delete from public.juvenile_report where province = p_province and file = p_file;
  delete from public.juvenile_signature where province = p_province and file = p_file;
  delete from public.juvenile_chapter where province = p_province and file = p_file;
  delete from public.juvenile_investigator where province = p_province and file = p_file;
  update public.juvenile_file set identity = null, identity_blind = null, facts = null, investigators = '{}', next_due = null,
    sealed_at = p_at, version = version + 1 where province = p_province and id = p_file;
  return true;
end
$$;

-- What an approved request opens, for the account that asked and while it lasts: nothing, also when nothing matches.
create function open_juvenile_archive(p_request uuid, p_now timestamptz)
returns table (province smallint, file uuid, division bigint, number text, mark text, notice text, content bytea, wrapped bytea,
  until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select a.province, a.file, a.division, a.number, a.mark, a.notice, a.content, k.wrapped, r.until
    from public.juvenile_request r
    join public.juvenile_archive a on a.province = r.province
      and (a.number = r.number or a.identity_blind = r.identity_blind) and public.scope_covers(a.division, null::uuid, null::uuid)
    join public.juvenile_archive_key k on k.province = a.province and k.file = a.file
    where r.id = p_request and r.requester = nullif(current_setting('app.account', true), '')::uuid
      and r.approved and r.until > p_now
    limit 1;
end
$$;

-- Counts by year and role where there are five and more, sealed files among them: no other number of these files exists.
create function juvenile_counts() returns table (year integer, role text, files bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select extract(year from f.referred_on)::integer, f.role, count(*) from public.juvenile_file f
    where public.scope_covers(f.division, null::uuid, null::uuid) and f.stage <> 'declined'
    group by 1, 2 having count(*) >= 5 order by 1 desc, 2;
end
$$;
revoke all on function seal_juvenile_file(smallint, uuid, text, bytea, bytea, timestamptz), open_juvenile_archive(uuid, timestamptz),
  juvenile_counts() from public;
grant execute on function seal_juvenile_file(smallint, uuid, text, bytea, bytea, timestamptz), open_juvenile_archive(uuid, timestamptz),
  juvenile_counts() to zhulian_app;
