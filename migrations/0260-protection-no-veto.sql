-- A mandatory report cannot be vetoed (2.10): two colleagues could find that somebody else's report was an error of entry,
-- and its clock stood still. That finding is now begun by whoever made the report, who knows whether it was a slip, and
-- signed by another. Reports that an older trigger started and nobody made stay as they were: two who read them sign.
-- Findings that were signed before are not touched; such a report can still be sent, as ever. Only functions and triggers
-- are replaced here, so that running it again is harmless.
create or replace function add_protection_entry(p_province smallint, p_report uuid, p_id uuid, p_kind text, p_at timestamptz, p_bodies text[],
  p_method text, p_measures text[], p_sealed bytea, p_file_sealed bytea, p_file_type text, p_author_sealed bytea,
  p_signed_by uuid, p_signed_by_name text, p_signs uuid, p_recorded_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  r public.protection_report;
  first_signer uuid;
begin
  select * into r from public.protection_report where province = p_province and id = p_report
    and (public.scope_covers(division, station, person) or reporter = nullif(current_setting('app.account', true), '')::uuid)
    for key share;
  if not found then return false; end if;
  if p_kind = 'no-need' and r.reporter is distinct from nullif(current_setting('app.account', true), '')::uuid
    and r.reporter is not null then return false; end if;
  if p_signs is not null then
    select signed_by into first_signer from public.protection_entry where province = p_province and id = p_signs and report = p_report;
    if not found then return false; end if;
  end if;
  insert into public.protection_entry (province, id, report, division, station, person, reporter, kind, first, at, bodies, method,
    measures, sealed, file_sealed, file_type, author_sealed, signed_by, signed_by_name, signs, signs_by, recorded_at)
  values (r.province, p_id, r.id, r.division, r.station, r.person, r.reporter, p_kind,
    p_kind = 'sent' and not exists (select from public.protection_entry e where e.province = r.province and e.report = r.id and e.kind = 'sent'),
    p_at, p_bodies, p_method, p_measures, p_sealed, p_file_sealed, p_file_type, p_author_sealed, p_signed_by, p_signed_by_name,
    p_signs, first_signer, p_recorded_at);
  return true;
end
$$;

-- Emptying the tables is a way of removing as well.
drop trigger if exists protection_report_is_not_emptied on protection_report;
create trigger protection_report_is_not_emptied before truncate on protection_report
  for each statement execute function refuse_protection_change();
drop trigger if exists protection_entry_is_not_emptied on protection_entry;
create trigger protection_entry_is_not_emptied before truncate on protection_entry
  for each statement execute function refuse_protection_change();
