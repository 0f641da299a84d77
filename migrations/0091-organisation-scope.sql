-- A grant may cover one organisation (design section 7): a partner body sees what was handed to it and nothing else.
-- Rows that were handed to a body name it; their policies ask scope_covers(…) or scope_covers_organisation(body).
create function scope_covers_organisation(organisation uuid) returns boolean
language sql stable parallel safe
return organisation = any (nullif(current_setting('app.organisations', true), '')::uuid[]);

alter table account_grant add column organisation uuid;
alter table account_grant drop constraint account_grant_scope_kind_check;
alter table account_grant add constraint account_grant_scope_kind_check
  check (scope_kind in ('division', 'station', 'person', 'organisation'));
-- It lies where its organisation is registered: who may appoint there may hand the body its account.
alter table account_grant add constraint account_grant_organisation_check
  check ((scope_kind = 'organisation') = (organisation is not null));
alter table account_grant add constraint account_grant_organisation_alone
  check (scope_kind <> 'organisation' or (station is null and person is null));
create index account_grant_organisation on account_grant (organisation, account) where organisation is not null;

create or replace function grants_of_account(wanted uuid, today date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'kind', g.scope_kind, 'division', g.division,
      'station', g.station, 'person', g.person, 'organisation', g.organisation, 'from', g.valid_from, 'to', g.valid_to) order by g.id), '[]')
    from account_grant g
    where g.account = wanted and g.ended_at is null and g.valid_from <= today and (g.valid_to is null or g.valid_to >= today)
      and (g.ends_at is null or g.ends_at > now()));
end
$$;
