-- Who moves up (递补) where somebody who was chosen drops out: an act of its own with its reason. The frozen order stays as it was
-- carried out; these rows say what came after.
create table application_move_up (
  province smallint not null,
  id uuid not null,
  ranking uuid not null,
  round uuid not null,
  division bigint not null,
  application uuid not null,
  replaces uuid not null, -- who dropped out
  reason text not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create unique index application_move_up_once on application_move_up (province, ranking, application);
-- A place that became free is filled once.
create unique index application_move_up_place on application_move_up (province, ranking, replaces);
grant select, insert on application_move_up to zhulian_app, zhulian_worker;
alter table application_move_up enable row level security;
create policy by_scope on application_move_up to zhulian_app
  using (scope_covers(division, null::uuid, null::uuid) and not judges_blind())
  with check (scope_covers(division, null::uuid, null::uuid) and not judges_blind());
create policy by_worker on application_move_up to zhulian_worker using (true) with check (true);
