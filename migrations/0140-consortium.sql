-- The relief consortium 助联体 (S1): who of the relief clients needs a service or development, what was found for each
-- need, who carries it out at which tier, and what came of it. One file of the person stays with people; the two sides
-- keep their own notes.
create domain need_kind as text check (value in ('material', 'service', 'development'));
create domain need_state as text check (value in ('open', 'matched', 'tasked', 'delivered', 'closed'));
create domain consortium_tier as text check (value in ('community', 'street', 'district'));

-- One person looked at once. It waits until somebody asked; then `line` says where it goes: those who need money or
-- goods only go to the relief line and do not stand on the list of needs.
create table screening (
  province smallint not null,
  id uuid not null,
  person uuid not null,
  station uuid not null, -- that keeps the person's file
  division bigint not null, -- where the person lives
  listed_on date not null, -- put on the list to be asked
  list uuid, -- the command that put a whole list there
  screened_on date,
  line text check (line in ('consortium', 'relief', 'none')),
  screened_by uuid,
  screened_name text, -- as it was then, for print
  withdrawn_reason text,
  state text generated always as (case when withdrawn_reason is not null then 'withdrawn'
    when screened_on is null then 'waiting' else 'screened' end) stored,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((screened_on is null) = (line is null)),
  check ((screened_on is null) = (screened_by is null))
);
create index screening_place on screening (division, id desc);
create index screening_station on screening (station, id desc);
create index screening_person on screening (province, person);
-- Nobody waits twice.
create unique index screening_waiting on screening (province, person) where screened_on is null and withdrawn_reason is null;
grant select, insert, update on screening to zhulian_app, zhulian_worker;
call protect_by_scope('screening', 'division', 'station', 'person');

-- One need of a screened person, on its way through the pipeline.
create table screening_need (
  province smallint not null,
  id uuid not null,
  screening uuid not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  kind need_kind not null,
  item text not null, -- what is needed, a code of domain/needs.ts
  urgency smallint not null default 0 check (urgency between 0 and 2),
  note text, -- L3
  -- Stands on the list of needs: the person needs a service or development, and the screening was not withdrawn.
  listed boolean not null,
  state need_state not null default 'open', -- open is an unmet need
  tier consortium_tier not null default 'street', -- who answers for it now
  found_on date not null,
  matched_on date,
  resource uuid, -- of the resources that stations linked
  organisation uuid, -- of the register of organisations
  offer text, -- what was found, in words: never tells who it is for
  performer text check (performer in ('adviser', 'worker', 'volunteer', 'organisation')),
  performer_account uuid,
  performer_volunteer uuid,
  duty uuid, -- what was opened for the performer
  due_on date,
  delivered_on date,
  delivery_note text, -- L3
  feedback_on date,
  satisfaction smallint check (satisfaction between 1 and 5),
  outcomes text[] not null default '{}', -- S1.9
  feedback text, -- L3
  closed_on date,
  close_reason text,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (resource is null or organisation is null),
  check (state in ('open', 'closed') or matched_on is not null),
  check ((state = 'closed') = (close_reason is not null))
);
create index screening_need_screening on screening_need (province, screening);
create index screening_need_person on screening_need (province, person);
create index screening_need_listed on screening_need (division, urgency desc, id desc) where listed;
create index screening_need_station on screening_need (station, urgency desc, id desc) where listed;
create index screening_need_order on screening_need (province, urgency desc, id desc) where listed;
grant select, insert, update on screening_need to zhulian_app, zhulian_worker;
call protect_by_scope('screening_need', 'division', 'station', 'person');

-- What was done with a need, step by step; never changed.
create table screening_step (
  province smallint not null,
  id uuid not null,
  need uuid not null,
  station uuid not null,
  division bigint not null,
  person uuid not null,
  step text not null check (step in ('found', 'matched', 'unmatched', 'tasked', 'escalated', 'delivered', 'feedback', 'closed')),
  tier consortium_tier not null,
  on_day date not null,
  reason text,
  done_by uuid not null,
  done_name text not null,
  done_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index screening_step_need on screening_step (province, need, done_at);
grant select, insert on screening_step to zhulian_app, zhulian_worker;
-- A merger of divisions moves what stood there.
grant update (division) on screening_step to zhulian_worker;
call protect_by_scope('screening_step', 'division', 'station', 'person');

-- Notes of the two sides on one person: the consortium's and the station's. Who reads which is decided by permission.
create table consortium_note (
  province smallint not null,
  id uuid not null,
  person uuid not null,
  station uuid not null,
  division bigint not null,
  side text not null check (side in ('consortium', 'station')),
  text text not null, -- L3
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index consortium_note_person on consortium_note (province, person, written_at desc);
grant select, insert on consortium_note to zhulian_app, zhulian_worker;
grant update (division) on consortium_note to zhulian_worker;
call protect_by_scope('consortium_note', 'division', 'station', 'person');
