-- Files that records refer to (photos, evidence, imports): content-addressed, sealed with the field key, in the
-- database so that one backup holds everything and no path can be guessed.
create table file (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  station uuid,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes between 0 and 20971520),
  sha256 bytea not null,
  sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id)
);
grant select, insert on file to zhulian_app, zhulian_worker;
call protect_by_scope('file', 'division', 'station');
