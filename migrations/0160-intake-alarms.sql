-- What of requests and tasks has run past its clock is owed by somebody up the tree, not only shown in a list (nothing ages
-- unseen). One row a step of a clock at a place: it is told of once there; a request that was taken up again, or moved, runs
-- a new clock. The room's job alone writes it.
create table intake_alarm (
  province smallint not null,
  subject uuid not null, -- request or task
  clock text not null check (clock in ('decide', 'accept', 'finish')), -- 'decide' is a request's, the others a task's
  level text not null check (level in ('station-head', 'centre', 'county')),
  runs_from timestamptz(3) not null, -- of a request: when its clock began; of a task: when the clock ran out
  station uuid not null, -- at which it was told; of zeros where the county itself looks
  owners uuid[] not null,
  duties uuid[] not null, -- fewer than owners where somebody owed it already by a lower step
  told_at timestamptz(3) not null,
  ended_at timestamptz(3), -- decided, accepted, ended or moved: its duties are settled
  primary key (province, subject, clock, level, runs_from, station)
);
create index intake_alarm_going on intake_alarm (province, subject) where ended_at is null;
alter table intake_alarm enable row level security;
create policy by_worker on intake_alarm to zhulian_worker using (true) with check (true);
grant select, insert, update on intake_alarm to zhulian_worker;

-- What the job asks for, whatever the size of the tables.
create index request_clock on request (clock_from) where state in ('received', 'looking');
create index task_clock_accept on task (accept_by) where state = 'given';

-- A request may lie in the queue of the county itself, where there is no station; so may what is owed for it.
alter table duty alter column station drop not null;
