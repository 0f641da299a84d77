-- Moving up (递补) by two persons, as an order is frozen by one and carried out by another: one proposes who takes a place that
-- became free, or that it stays empty; another decides. What one person did alone before stays on record as carried out.
alter table application_move_up alter column application drop not null; -- null: the place stays empty
alter table application_move_up
  add column state text not null default 'carried-out' check (state in ('proposed', 'carried-out', 'declined')),
  add column decided_by uuid,
  add column decided_name text,
  add column decided_at timestamptz(3),
  add column decision text,
  -- Who proposed does not decide.
  add constraint application_move_up_by_two check (decided_by is distinct from recorded_by),
  add constraint application_move_up_decided check (state <> 'proposed' or decided_by is null);
alter table application_move_up alter column state set default 'proposed';

-- Declined it may be proposed again.
drop index application_move_up_once;
drop index application_move_up_place;
create unique index application_move_up_once on application_move_up (province, ranking, application) where state <> 'declined';
create unique index application_move_up_place on application_move_up (province, ranking, replaces) where state <> 'declined';
grant update (state, decided_by, decided_name, decided_at, decision) on application_move_up to zhulian_app;
