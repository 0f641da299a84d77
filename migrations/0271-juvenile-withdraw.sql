-- Whoever withdraws gives the file back to the keeper: from then on it is not theirs, so that the policies of the file would refuse
-- the change itself. Answers the new version; null where the caller is not charged with the file.
create function withdraw_from_juvenile_file(p_province smallint, p_file uuid)
returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changed integer;
begin
  update public.juvenile_file
  set stage = 'referred', investigators = '{}', next_due = null, version = version + 1
  where province = p_province and id = p_file and sealed_at is null and stage = 'assigned'
    and nullif(current_setting('app.account', true), '')::uuid = any (investigators)
    and public.scope_covers(division, null::uuid, null::uuid)
  returning version into changed;
  return changed;
end
$$;
revoke all on function withdraw_from_juvenile_file(smallint, uuid) from public;
grant execute on function withdraw_from_juvenile_file(smallint, uuid) to zhulian_app;
