-- Who owes what to whom by when.
create table duty (
  province smallint not null,
  id uuid not null,
  kind text not null, -- visit-follow-up, consent-renewal, …: the room that made it names it
  subject_room text not null,
  subject uuid not null, -- what it is about
  person uuid, -- the client it is owed to, where there is one
  station uuid not null,
  division bigint not null,
  owner uuid not null, -- account that owes it
  title text not null, -- no personal data beyond the person's own file
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  done_on date, done_by uuid, outcome text,
  urgency smallint not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  primary key (province, id)
);
create index duty_owner on duty (owner, due_on) where state = 'open';
create index duty_station on duty (station, due_on) where state = 'open';
create index duty_subject on duty (subject);
grant select, insert, update on duty to zhulian_app, zhulian_worker;
call protect_by_scope('duty', 'division', 'station', 'person');
