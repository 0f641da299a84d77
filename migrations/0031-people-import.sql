-- Imports of ledgers (台账). The uploaded file is kept sealed until its good rows are in; rows with problems are kept
-- sealed until they are put right; what an import changed is kept so that the whole of it can be taken back.

create table ledger_import (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null, -- where the station stands
  file_name text not null,
  bytes integer not null,
  as_of date not null, -- since when categories hold whose beginning the ledger does not say
  state text not null check (state in ('reading', 'mapping', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  failure text,
  sheets jsonb not null default '[]', -- what each column is taken for, guessed or corrected
  words jsonb not null default '[]', -- local words for categories, as pairs of word and code
  shown_sealed bytea, -- samples of columns and the first people: names, places and categories
  unknown_words text[] not null default '{}',
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  warned integer not null default 0,
  -- The rows behind those people: a person may stand in several.
  created_rows integer not null default 0,
  updated_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  total_rows integer not null default 0,
  read_rows integer not null default 0,
  checked_rows integer not null default 0,
  written_rows integer not null default 0,
  scope jsonb not null, -- where whoever asked for the last step may import
  account uuid not null,
  account_name text not null,
  request text,
  created_at timestamptz not null default clock_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index ledger_import_recent on ledger_import (created_at desc, id desc);
grant select, insert, update on ledger_import to zhulian_app;
grant select, insert, update, delete on ledger_import to zhulian_worker;
call protect_by_scope('ledger_import', 'division', 'station');

-- The uploaded file in sealed pieces.
create table ledger_piece (
  province smallint not null,
  import uuid not null,
  position integer not null,
  division bigint not null,
  station uuid not null,
  sealed bytea not null,
  primary key (province, import, position)
);
alter table ledger_piece alter column sealed set storage external;
grant select, insert on ledger_piece to zhulian_app;
grant select, insert, delete on ledger_piece to zhulian_worker;
call protect_by_scope('ledger_piece', 'division', 'station');

-- What looking through the file found (sizes of sheets, merged blocks), so that it is done once. Apart from the import,
-- which is asked for while somebody waits: a ledger may have thousands of merged blocks.
create table ledger_survey (
  province smallint not null,
  import uuid not null,
  division bigint not null,
  station uuid not null,
  surveys jsonb not null,
  primary key (province, import)
);
grant select, insert on ledger_survey to zhulian_app;
grant select, insert, delete on ledger_survey to zhulian_worker;
call protect_by_scope('ledger_survey', 'division', 'station');

-- Rows with problems: what the cells hold and what is wrong, sealed together.
create table ledger_row (
  province smallint not null,
  import uuid not null,
  line integer not null, -- place in the import, over all sheets
  division bigint not null,
  station uuid not null,
  sheet text not null,
  row integer not null, -- as the spreadsheet program numbers it
  state text not null check (state in ('waiting', 'corrected', 'applied', 'warned')),
  codes text[] not null,
  sealed bytea not null,
  primary key (province, import, line)
);
grant select, update on ledger_row to zhulian_app;
grant select, insert, update, delete on ledger_row to zhulian_worker;
call protect_by_scope('ledger_row', 'division', 'station');

-- What an import did, thing by thing. This, and not a line each in the audit trail, says which import made a person:
-- the trail says that the import ran, for whom and with what outcome.
create table ledger_change (
  province smallint not null,
  import uuid not null,
  kind text not null check (kind in ('person', 'household')),
  subject uuid not null,
  division bigint not null,
  station uuid not null,
  is_new boolean not null,
  version_after integer not null,
  kept_sealed bytea, -- of what was there before: its fields before and after, the categories added and changed
  primary key (province, import, kind, subject)
);
grant select on ledger_change to zhulian_app;
grant select, insert, update, delete on ledger_change to zhulian_worker;
call protect_by_scope('ledger_change', 'division', 'station');

-- What the undoing of an import had to leave, and why.
create table ledger_kept (
  province smallint not null,
  import uuid not null,
  person uuid not null,
  division bigint not null,
  station uuid not null,
  why text not null,
  what text,
  primary key (province, import, person, why)
);
grant select on ledger_kept to zhulian_app;
grant select, insert, delete on ledger_kept to zhulian_worker;
call protect_by_scope('ledger_kept', 'division', 'station');

-- What the person's ledger row said last time, as a keyed digest: the same row again changes nothing, and does not
-- put back what somebody has corrected in the file since.
alter table person add column ledger_digest bytea;

-- Rows on their way in. One unlogged table an import, made and dropped by the worker, because COPY is refused on a
-- table with row-level security; nobody but the worker reaches the schema. Lost in a crash, it is read again from the
-- uploaded file.
create schema staging authorization zhulian_worker;
