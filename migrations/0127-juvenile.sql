-- Work with minors who are involved in a case (S17, GB/T 42380): own tables, sealed with an own key (D10). The minor is
-- not registered in `person`; who it is stands sealed here, with a blind index under the same key.
--
-- Who sees a row: the two who investigate and the keeper of these files (`app.juvenile_keeper`, set by the room for
-- whoever may approve), the procuratorate its own referrals, a body the task that was given to it. What belongs to a file
-- is seen only in a transaction that has found the file itself (`app.juvenile_file`). A sealed file is seen by nobody.
create table juvenile_file (
  province smallint not null,
  id uuid not null,
  number text not null, -- SW-420802-2023-0001
  division bigint not null, -- where the procuratorate that refers stands
  referrer uuid not null, -- organisation
  role text not null check (role in ('suspect', 'victim', 'witness')),
  stage text not null default 'referred'
    check (stage in ('referred', 'declined', 'assigned', 'investigating', 'reported', 'guiding', 'following', 'closed')),
  investigators uuid[] not null default '{}' check (cardinality(investigators) in (0, 2) and investigators[1] is distinct from investigators[2] or cardinality(investigators) = 0),
  identity bytea, -- null once it is sealed
  identity_blind bytea,
  facts bytea, -- the case: number, matter, day, organ (L4)
  text_version integer not null default 1, -- of the report being written; a signature holds for one
  next_due date,
  referred_on date not null,
  accepted_on date,
  closed_on date,
  sealed_at timestamptz,
  version integer not null default 1,
  primary key (province, id),
  unique (province, id, role),
  unique (province, number),
  check (province = division / 10000000000),
  check ((sealed_at is null) = (identity is not null))
);
create index juvenile_file_place on juvenile_file (division, referred_on desc, id desc) where sealed_at is null;
create index juvenile_file_referrer on juvenile_file (referrer, referred_on desc, id desc) where sealed_at is null;
create index juvenile_file_blind on juvenile_file (province, identity_blind) where identity_blind is not null;
alter table juvenile_file enable row level security;
create policy seen on juvenile_file for select to zhulian_app using (sealed_at is null and (
  scope_covers_organisation(referrer)
  or scope_covers(division, null::uuid, null::uuid) and (current_setting('app.juvenile_keeper', true) = 'on'
    or nullif(current_setting('app.account', true), '')::uuid = any (investigators))));
create policy referred on juvenile_file for insert to zhulian_app with check (scope_covers_organisation(referrer) and sealed_at is null);
create policy changed on juvenile_file for update to zhulian_app using (sealed_at is null and (
  scope_covers_organisation(referrer)
  or scope_covers(division, null::uuid, null::uuid) and (current_setting('app.juvenile_keeper', true) = 'on'
    or nullif(current_setting('app.account', true), '')::uuid = any (investigators))));
grant select, insert, update (stage, investigators, identity, identity_blind, facts, text_version, next_due, accepted_on, closed_on, version)
  on juvenile_file to zhulian_app;

create table juvenile_investigator (
  province smallint not null,
  file uuid not null,
  account uuid not null,
  name text not null,
  declared_on date,
  related boolean, -- to the minor, the family or the other party
  same_community boolean, -- lives where the minor lives: told, with how it is dealt with
  statement bytea,
  primary key (province, file, account),
  foreign key (province, file) references juvenile_file (province, id),
  check ((declared_on is null) = (related is null)),
  check (related is not true)
);
-- The five chapters of S17.5 hold facts; what the two think of them stands apart as `opinion`.
create table juvenile_chapter (
  province smallint not null,
  file uuid not null,
  chapter text not null check (chapter in ('character', 'family', 'social', 'growth', 'guardianship', 'opinion')),
  content bytea not null,
  version integer not null default 1,
  primary key (province, file, chapter),
  foreign key (province, file) references juvenile_file (province, id)
);
create table juvenile_signature (
  province smallint not null,
  file uuid not null,
  text_version integer not null,
  account uuid not null,
  name text not null,
  signed_at timestamptz not null,
  primary key (province, file, text_version, account),
  foreign key (province, file) references juvenile_file (province, id)
);
-- What was issued is frozen: content, both files and the digest of the content.
create table juvenile_report (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  referrer uuid not null,
  number smallint not null,
  content bytea not null,
  docx bytea not null,
  pdf bytea not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  issued_at timestamptz not null, -- and delivered to whoever referred
  received_at timestamptz,
  primary key (province, id),
  unique (province, file, number),
  foreign key (province, file) references juvenile_file (province, id)
);
-- 家庭教育指导令 and what else is arranged. A victim or witness gets guidance and care, never 帮教 (S17.A4, X13).
create table juvenile_order (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  role text not null,
  kind text not null check (kind in ('family-education', 'care', 'rehabilitation')),
  starts_on date not null,
  ends_on date not null,
  bases text[] not null check (cardinality(bases) > 0),
  plan bytea not null,
  result text check (result in ('improved', 'partly', 'unchanged')),
  evaluation bytea,
  evaluated_on date,
  reported_back_on date,
  follow_up_by date not null,
  followed_up_on date,
  follow_up bytea,
  version integer not null default 1,
  primary key (province, id),
  foreign key (province, file, role) references juvenile_file (province, id, role),
  check (kind <> 'rehabilitation' or role = 'suspect'),
  check (ends_on > starts_on and ends_on <= starts_on + interval '6 months'),
  check (follow_up_by <= ends_on + interval '6 months'),
  check ((result is null) = (evaluated_on is null))
);
create index juvenile_order_file on juvenile_order (province, file);
create table juvenile_session (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  guidance uuid not null,
  form text not null check (form in ('individual', 'family', 'group', 'real-life')),
  planned_on date not null,
  held_on date,
  minutes integer check (minutes > 0),
  minor text check (minor in ('present', 'late', 'absent', 'excused')),
  guardian text check (guardian in ('present', 'late', 'absent', 'excused')),
  homework text check (homework in ('done', 'partly', 'not-done', 'none')),
  content bytea not null, -- topic, homework, note
  version integer not null default 1,
  primary key (province, id),
  foreign key (province, guidance) references juvenile_order (province, id),
  check ((held_on is null) = (minor is null) and (held_on is null) = (guardian is null))
);
create index juvenile_session_guidance on juvenile_session (province, guidance, planned_on);
-- What one of the seven bodies was asked to do, with the least it must know and why it may.
create table juvenile_task (
  province smallint not null,
  id uuid not null,
  file uuid not null,
  division bigint not null,
  organisation uuid not null,
  kind text not null,
  handed bytea not null, -- the data handed over, note
  basis text not null,
  given_on date not null,
  due_on date not null,
  state text not null default 'given' check (state in ('given', 'accepted', 'returned', 'done')),
  answer bytea,
  answered_on date,
  version integer not null default 1,
  primary key (province, id),
  foreign key (province, file) references juvenile_file (province, id)
);
create index juvenile_task_organisation on juvenile_task (organisation, due_on, id);
create index juvenile_task_file on juvenile_task (province, file);

do $$
declare
  one text;
begin
  foreach one in array array['juvenile_investigator', 'juvenile_chapter', 'juvenile_signature', 'juvenile_report', 'juvenile_order',
    'juvenile_session', 'juvenile_task'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy of_found_file on %I to zhulian_app using (file = nullif(current_setting(''app.juvenile_file'', true), '''')::uuid)
      with check (file = nullif(current_setting(''app.juvenile_file'', true), '''')::uuid)', one);
    execute format('grant select, insert, update on %I to zhulian_app', one);
  end loop;
end
$$;
revoke update on juvenile_signature, juvenile_report from zhulian_app;
grant update (received_at) on juvenile_report to zhulian_app;
create policy delivered on juvenile_report for select to zhulian_app using (scope_covers_organisation(referrer));
create policy received on juvenile_report for update to zhulian_app using (scope_covers_organisation(referrer));
create policy of_body on juvenile_task for select to zhulian_app using (scope_covers_organisation(organisation));
create policy answered on juvenile_task for update to zhulian_app using (scope_covers_organisation(organisation));

-- The member bodies of the guidance station (S17.2), each with what it stands for.
create table juvenile_member (
  province smallint not null,
  division bigint not null,
  organisation uuid not null,
  body text not null check (body in ('procuratorate', 'care-committee', 'youth-league', 'women', 'education', 'civil-affairs', 'social-work')),
  name text not null,
  since date not null,
  primary key (province, division, body),
  check (province = division / 10000000000)
);
alter table juvenile_member enable row level security;
create policy by_scope on juvenile_member to zhulian_app using (scope_covers(division, null::uuid, null::uuid) or scope_covers_organisation(organisation))
  with check (scope_covers(division, null::uuid, null::uuid));
grant select, insert, update on juvenile_member to zhulian_app;

-- The template that a county prints the report with; the shipped one where it has none.
create table juvenile_template (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  file_name text not null,
  docx bytea not null,
  sha256 bytea not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index juvenile_template_place on juvenile_template (division, at desc);
alter table juvenile_template enable row level security;
create policy by_scope on juvenile_template to zhulian_app using (scope_covers(division, null::uuid, null::uuid))
  with check (scope_covers(division, null::uuid, null::uuid));
grant select, insert on juvenile_template to zhulian_app;

create table juvenile_number_counter (
  province smallint not null,
  county integer not null,
  year smallint not null,
  last integer not null,
  primary key (province, county, year)
);
grant select, insert, update on juvenile_number_counter to zhulian_app;
create function take_juvenile_number(p_county integer, p_year integer) returns integer
language sql
begin atomic
  insert into juvenile_number_counter as c (province, county, year, last) values (p_county / 10000, p_county, p_year, 1)
  on conflict (province, county, year) do update set last = c.last + 1
  returning last;
end;
