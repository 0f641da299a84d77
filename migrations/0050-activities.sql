-- Visits (5.2): one record a person served; what belongs to the trip as a whole is repeated on each record of the
-- household visit, because each is counted, corrected and read alone (7.2).

create table visit (
  province smallint not null,
  id uuid not null,
  household_visit uuid not null, -- the trip: the same for all persons served in it
  person uuid not null,
  person_ordinal integer not null,
  household uuid,
  station uuid not null, -- whose work it is
  division bigint not null, -- statutory division where it happened
  visited_on date not null, -- the service date decides the period (7.5)
  month integer not null, -- 202305, from visited_on
  started_at time, ended_at time,
  minutes integer not null default 0 check (minutes between 0 and 1440),
  method text not null, -- home, telephone, video, outside, school
  purpose text not null, -- first, routine, festival, risk, follow-up
  seen text not null, -- person, family, neighbour, nobody
  worker uuid not null, -- account of the social worker
  companions text,
  categories text[] not null default '{}', -- snapshot of the day (7.3)
  living_conditions text, condition_notes text, changes text, requests text, handled text[], notes text,
  urgency smallint not null default 0 check (urgency between 0 and 2),
  follow_up_on date, follow_up text,
  confirmation text, -- signature, fingerprint, none
  corrects uuid, -- the record that this one reverses or replaces
  reversal boolean not null default false, -- true: counts as minus one and takes the corrected record out
  corrected_by uuid, -- set on the old record; it stays as it was
  correction_reason text,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid not null,
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from visited_on)::integer * 100 + extract(month from visited_on)::integer)
);
create index visit_leaf on visit (station, month);
create index visit_place on visit (division, visited_on desc, id desc);
create index visit_person on visit (person, visited_on desc);
create index visit_worker on visit (worker, visited_on desc, id desc);
create index visit_trip on visit (household_visit);
grant select, insert, update on visit to zhulian_app, zhulian_worker;
call protect_by_scope('visit', 'division', 'station', 'person');

create table visit_photo (
  province smallint not null,
  id uuid not null,
  visit uuid not null,
  division bigint not null,
  station uuid not null,
  file uuid not null,
  faces_blurred boolean not null,
  primary key (province, id)
);
create index visit_photo_visit on visit_photo (visit);
grant select, insert on visit_photo to zhulian_app, zhulian_worker;
call protect_by_scope('visit_photo', 'division', 'station');
