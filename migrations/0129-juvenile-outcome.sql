-- What came of an order of guidance, reported back to whoever referred (2.11: it may be considered in the case). It is a row of
-- its own, so that the procuratorate sees the outcome and no other part of the work.
create table juvenile_outcome (
  province smallint not null,
  id uuid not null, -- of the order
  file uuid not null,
  referrer uuid not null,
  kind text not null,
  result text not null check (result in ('improved', 'partly', 'unchanged')),
  content bytea not null,
  reported_on date not null,
  primary key (province, id),
  foreign key (province, file) references juvenile_file (province, id)
);
create index juvenile_outcome_file on juvenile_outcome (province, file);
alter table juvenile_outcome enable row level security;
create policy of_found_file on juvenile_outcome to zhulian_app using (file = nullif(current_setting('app.juvenile_file', true), '')::uuid)
  with check (file = nullif(current_setting('app.juvenile_file', true), '')::uuid);
create policy reported_back on juvenile_outcome for select to zhulian_app using (scope_covers_organisation(referrer));
grant select, insert on juvenile_outcome to zhulian_app;

-- Sealing takes it away with the rest.
create or replace function seal_juvenile_file(p_province smallint, p_file uuid, p_notice text, p_content bytea, p_wrapped bytea, p_at timestamptz)
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
  delete from public.juvenile_outcome where province = p_province and file = p_file;
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
