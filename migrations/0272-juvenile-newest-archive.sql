-- Where a minor has several sealed files, a request by the identity number opens the newest, the same one for the archive and for
-- its report; each of the others is asked for by its number.
create or replace function open_juvenile_archive(p_request uuid, p_now timestamptz)
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
    order by a.number desc
    limit 1;
end
$$;
