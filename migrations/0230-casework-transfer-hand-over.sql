-- A case that goes to another station is handed over like anything else (2.8): with the ground on which the client's data are
-- told, and a clock for the answer, which somebody there owes. Words and data stay in the sealed column. What was asked for
-- before had neither: its clock is set to a week, so that nothing that still waits goes on without one; its ground stays
-- empty, for nobody wrote one down.
alter table case_transfer
  add column due_on date,
  add column due_at timestamptz, -- where it is due to the hour
  add column urgency smallint not null default 0,
  add column legal_basis text,
  add column duty uuid, -- to accept or return, of somebody at the receiving station, while it is open
  add column notice uuid; -- to arrange it otherwise, of the giving worker, once it was returned
update case_transfer set due_on = asked_on + 7;
alter table case_transfer alter column due_on set not null;
create index case_transfer_untold on case_transfer (province, id) where state = 'asked' and duty is null;
create index case_transfer_told on case_transfer (province, id) where state <> 'asked' and duty is not null;
create index case_transfer_unheard on case_transfer (settled_on, id) where state = 'returned' and notice is null;
grant update (duty, notice) on case_transfer to zhulian_worker;
