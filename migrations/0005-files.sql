-- Files that records refer to (photos, evidence): sealed with the field key, in the database so that one backup
-- holds everything and no path can be guessed. The bytes are never changed; a file that no record has claimed
-- within days is an upload that was given up, and is removed.
create table file (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  station uuid,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes between 1 and 20971520),
  sha256 bytea not null, -- of the bytes as they are kept, so that a resend is told from another file
  sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  claimed_at timestamptz,
  primary key (province, id),
  check (province = division / 10000000000)
);
-- What is encrypted does not compress.
alter table file alter column sealed set storage external;
create index file_unclaimed on file (created_at) where claimed_at is null;
grant select, insert, update (claimed_at) on file to zhulian_app;
grant select, insert, update, delete on file to zhulian_worker;
call protect_by_scope('file', 'division', 'station');

-- Published for other rooms' commands: ties uploads to the record that names them, all of them or none. A file is
-- claimed once, by the account that uploaded it.
create function claim_files(p_province smallint, p_files uuid[], p_account uuid) returns boolean
language plpgsql as $$
declare
  claimed integer;
begin
  if (select count(*) from file where province = p_province and id = any (p_files) and created_by = p_account and claimed_at is null)
     <> cardinality(p_files) then return false; end if;
  update file set claimed_at = clock_timestamp()
  where province = p_province and id = any (p_files) and created_by = p_account and claimed_at is null;
  get diagnostics claimed = row_count;
  -- Someone claimed one of them since the count: the caller runs again and is refused.
  if claimed <> cardinality(p_files) then raise exception 'files claimed meanwhile' using errcode = 'serialization_failure'; end if;
  return true;
end
$$;
