-- Consents (2.8): one row a consent that was given, by the person or the guardian. A consent is never edited: it is
-- withdrawn, and a new one is given.
create table consent (
  province smallint not null,
  person uuid not null,
  id uuid not null,
  division bigint not null,
  station uuid not null,
  purpose text not null check (purpose in ('service', 'media')),
  given_by text not null check (given_by in ('self', 'guardian')),
  giver_sealed bytea, -- the guardian's name, L3
  given_on date not null,
  guardian_notified_on date,
  for_incapacity boolean not null default false,
  method text not null check (method in ('paper', 'electronic', 'spoken')),
  file uuid, -- the signed paper
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, person, id)
);
grant select, insert, update on consent to zhulian_app, zhulian_worker;
grant delete on consent to zhulian_worker;
call protect_by_scope('consent', 'division', 'station', 'person');
