-- The agreement of three parties (学校+家庭+社工, S2.5, S2.8): pupil, guardian and teacher, each with own tasks, signed,
-- reviewed and closed. It hangs on a pupil of the mailbox or on a record of another room (a case), which shows it. Names,
-- tasks and signatures are sealed.
create table school_agreement (
  province smallint not null,
  id uuid not null,
  number text not null, -- XY-530103-2023-00001
  subject_room text not null check (subject_room in ('letters', 'casework')),
  subject uuid not null, -- the pupil or the case
  person uuid,
  station uuid not null,
  division bigint not null,
  sealed bytea not null, -- what is to change, and how the worker helps
  starts_on date not null,
  review_on date not null,
  state text not null default 'draft' check (state in ('draft', 'in-force', 'closed')),
  agreed_on date, -- the day of the last of the three signatures
  closed_on date,
  outcome text check (outcome in ('improved', 'partly-improved', 'unchanged', 'ended-early')),
  closing bytea,
  drafted_by uuid not null,
  drafted_by_name text not null,
  review_duty uuid,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (review_on >= starts_on),
  check ((state = 'closed') = (closed_on is not null)),
  check ((closed_on is null) = (outcome is null))
);
create unique index school_agreement_number on school_agreement (province, number);
create index school_agreement_subject on school_agreement (province, subject);
create index school_agreement_station on school_agreement (station, starts_on desc, id desc);
create index school_agreement_place on school_agreement (division, starts_on desc, id desc);
grant select, insert, update on school_agreement to zhulian_app;
grant select on school_agreement to zhulian_worker;
call protect_by_scope('school_agreement', 'division', 'station', 'person');

create table agreement_party (
  province smallint not null,
  agreement uuid not null,
  role text not null check (role in ('pupil', 'guardian', 'teacher')),
  station uuid not null,
  division bigint not null,
  person uuid,
  sealed bytea not null, -- name and tasks
  signed_at timestamptz,
  signature_kind text check (signature_kind in ('drawn', 'typed')),
  signature bytea,
  witnessed_by uuid, -- the account on whose screen it was signed
  witnessed_by_name text,
  primary key (province, agreement, role),
  check (province = division / 10000000000),
  check ((signed_at is null) = (signature is null))
);
grant select, insert, update on agreement_party to zhulian_app;
grant select on agreement_party to zhulian_worker;
call protect_by_scope('agreement_party', 'division', 'station', 'person');

create table agreement_review (
  province smallint not null,
  id uuid not null,
  agreement uuid not null,
  station uuid not null,
  division bigint not null,
  person uuid,
  held_on date not null,
  progress text not null check (progress in ('better', 'some', 'none')),
  sealed bytea not null, -- what each party reports, and what is changed
  next_on date,
  held_by uuid not null,
  held_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index agreement_review_agreement on agreement_review (province, agreement, held_on);
grant select, insert on agreement_review to zhulian_app;
grant select on agreement_review to zhulian_worker;
call protect_by_scope('agreement_review', 'division', 'station', 'person');
