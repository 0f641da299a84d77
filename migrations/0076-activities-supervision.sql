-- Supervision (5.9, MZ/T 166-2021) and consultations. What was talked about in either is sensitive (L3): it is in no index
-- and no figure. Both are corrected by reversal (0061).
create table supervision (
  province smallint not null,
  id uuid not null,
  number text not null, -- 编号
  station uuid not null, -- whose workers were supervised
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  held_on date not null,
  month integer not null,
  supervisor_member uuid, -- of the register; null where an expert is only named
  supervisor_name text not null,
  supervisor_title text,
  supervisor_unit text,
  supervisor_account uuid, -- who signs in for the supervisor, where there is one
  form text not null check (form in ('individual', 'group', 'peer', 'on-site')),
  mode text not null check (mode in ('face-to-face', 'remote')),
  cross_agency boolean not null default false,
  functions text[] not null,
  place text,
  started_at time,
  ended_at time,
  minutes integer not null check (minutes > 0),
  topic text not null,
  problems text,
  advice text,
  warnings text[] not null default '{}', -- what was odd when it was recorded (7.8); stays visible
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from held_on)::integer * 100 + extract(month from held_on)::integer),
  check ((reversed_by is null) = (reversed_at is null))
);
create index supervision_leaf on supervision (station, month desc, held_on desc, id desc);
create index supervision_place on supervision (division, held_on desc, id desc);
create index supervision_county on supervision (province, county, held_on desc, id desc);
create index supervision_chain on supervision (chain) where chain is not null;
grant select, insert, update (reversed_by, reversed_at) on supervision to zhulian_app;
grant select, insert on supervision to zhulian_worker;
call protect_by_scope('supervision', 'division', 'station');

create table supervision_supervisee (
  province smallint not null,
  id uuid not null,
  supervision uuid not null,
  station uuid not null,
  division bigint not null,
  member uuid,
  account uuid,
  name text not null,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index supervision_supervisee_of on supervision_supervisee (province, supervision);
create index supervision_supervisee_member on supervision_supervisee (member) where member is not null;
grant select, insert on supervision_supervisee to zhulian_app, zhulian_worker;
call protect_by_scope('supervision_supervisee', 'division', 'station');

-- What was agreed: who does what by when. Each that has an owner among the accounts is also a duty.
create table supervision_action (
  province smallint not null,
  id uuid not null,
  supervision uuid not null,
  station uuid not null,
  division bigint not null,
  what text not null,
  who text not null,
  account uuid,
  due_on date,
  duty uuid,
  primary key (province, id),
  check (province = division / 10000000000)
);
create index supervision_action_of on supervision_action (province, supervision);
grant select, insert on supervision_action to zhulian_app, zhulian_worker;
call protect_by_scope('supervision_action', 'division', 'station');

-- 落实情况 and signatures come after the record and are added to it, never changed.
create table supervision_mark (
  province smallint not null,
  id uuid not null,
  supervision uuid not null,
  station uuid not null,
  division bigint not null,
  kind text not null check (kind in ('follow-up', 'supervisor-signature', 'supervisee-signature')),
  state text check (state in ('open', 'partly', 'done')), -- of the follow-up
  note text,
  way text check (way in ('account', 'paper')), -- of a signature
  name text not null, -- typed by who signs, or whose name stands on the paper
  account uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind = 'follow-up') = (state is not null)),
  check ((kind = 'follow-up') = (way is null))
);
create index supervision_mark_of on supervision_mark (province, supervision, at);
grant select, insert on supervision_mark to zhulian_app, zhulian_worker;
call protect_by_scope('supervision_mark', 'division', 'station');

create view figures_supervision with (security_invoker = true) as
  select s.province, s.id, s.station, s.division, s.month, s.held_on, null::uuid as person, s.number as label, s.form, s.mode,
    s.functions, s.cross_agency, s.minutes, 'implausible-length' = any (s.warnings) as implausible
  from supervision s where s.reversed_by is null;
create view figures_supervision_history with (security_invoker = true) as
  select s.province, s.id, s.station, s.division, s.month, s.held_on, null::uuid as person, s.number as label, s.form, s.mode,
    s.functions, s.cross_agency, s.minutes, 'implausible-length' = any (s.warnings) as implausible,
    s.recorded_at as counted_from, s.reversed_at as counted_until
  from supervision s;

create table consultation (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null,
  county integer generated always as ((division / 1000000)::integer) stored,
  consulted_on date not null,
  month integer not null,
  channel text not null check (channel in ('telephone', 'in-person', 'online')),
  person uuid, -- on the register; null for an anonymous caller
  person_ordinal integer,
  categories text[] not null default '{}', -- snapshot of the day (7.3)
  field text not null check (field in ('social-assistance', 'elder-care', 'child-welfare', 'community-building',
    'social-affairs', 'social-organisations')),
  service_type text check (service_type in ('policy-advice', 'social-assistance', 'comfort', 'ability', 'social-support',
    'crisis', 'rights', 'inclusion', 'participation', 'culture-sport-health', 'environment')),
  minutes smallint check (minutes > 0),
  topic text not null,
  answer text,
  referral text, -- to whom the caller was sent on
  worker uuid not null,
  worker_name text not null,
  warnings text[] not null default '{}',
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from consulted_on)::integer * 100 + extract(month from consulted_on)::integer),
  check ((person is null) = (person_ordinal is null)),
  check ((reversed_by is null) = (reversed_at is null))
);
create index consultation_leaf on consultation (station, month desc, consulted_on desc, id desc);
create index consultation_place on consultation (division, consulted_on desc, id desc);
create index consultation_county on consultation (province, county, consulted_on desc, id desc);
create index consultation_person on consultation (person, consulted_on desc, id desc) where person is not null;
create index consultation_worker on consultation (worker, consulted_on desc, id desc);
create index consultation_chain on consultation (chain) where chain is not null;
grant select, insert, update (reversed_by, reversed_at) on consultation to zhulian_app;
grant select, insert on consultation to zhulian_worker;
call protect_by_scope('consultation', 'division', 'station', 'person');

create view figures_consultation with (security_invoker = true) as
  select c.province, c.id, c.station, c.division, c.month, c.consulted_on, c.person,
    coalesce(s.survivor, c.person_ordinal) as person_ordinal, c.categories, c.channel, c.field,
    coalesce(c.service_type, 'none') as service_type, c.referral is not null as referred, c.person is null as anonymous,
    null::text as label
  from consultation c left join person_survivor s on s.province = c.province and s.ordinal = c.person_ordinal
  where c.reversed_by is null;
create view figures_consultation_history with (security_invoker = true) as
  select c.province, c.id, c.station, c.division, c.month, c.consulted_on, c.person,
    coalesce(s.survivor, c.person_ordinal) as person_ordinal, c.categories, c.channel, c.field,
    coalesce(c.service_type, 'none') as service_type, c.referral is not null as referred, c.person is null as anonymous,
    null::text as label, c.recorded_at as counted_from, c.reversed_at as counted_until
  from consultation c left join person_survivor s on s.province = c.province and s.ordinal = c.person_ordinal;
grant select on figures_supervision, figures_supervision_history, figures_consultation, figures_consultation_history
  to zhulian_app, zhulian_worker;
