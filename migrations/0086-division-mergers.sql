-- One division taken into another from a day on (撤并): recorded, previewed and reversible. The officer's command ends the
-- code and writes the merger; every room then moves what it keeps from that day on, and notes each record that it
-- moved, so that undoing takes back these and no others. What happened before stays at the code of its day.
create table division_merger (
  province smallint not null,
  id uuid not null,
  code bigint not null,
  into_code bigint not null,
  from_on date not null, -- the first day under the other code
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  undone_by uuid,
  undone_name text,
  undone_at timestamptz,
  primary key (province, id),
  check (province = code / 10000000000 and province = into_code / 10000000000),
  check ((undone_by is null) = (undone_at is null))
);
create index division_merger_place on division_merger (code, at desc);
grant select, insert, update on division_merger to zhulian_app;
grant select on division_merger to zhulian_worker;
call protect_by_scope('division_merger', 'code');

create table division_merger_fact (
  province smallint not null,
  merger uuid not null,
  kind text not null, -- visit, person, …: the room that moved it names it
  record uuid not null,
  code bigint not null, -- where it was
  was_from date, -- of a person: since when the file stood there before
  primary key (province, merger, kind, record)
);
grant select, insert, delete on division_merger_fact to zhulian_worker;
grant select on division_merger_fact to zhulian_app;
call protect_by_scope('division_merger_fact', 'code');

grant update (division) on visit, visit_photo to zhulian_worker;
