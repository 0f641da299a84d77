-- What programmes ask of a worker (S3, S6.5–S6.7, S10.5): where the examination was registered for, every registration
-- and renewal of a certificate (before, a renewal overwrote the last one), study for a degree with its diploma and
-- invoices, and awards. All follow the member's file, as posts and certificates do.

alter table workforce_certificate
  add column exam_place bigint, -- the province, city or county where the examination was registered for (在滁报名)
  add column issuer text;

create table workforce_registration (
  province smallint not null,
  id uuid not null,
  certificate uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  number text,
  from_on date not null,
  to_on date not null, -- the last day
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (to_on >= from_on)
);
create unique index workforce_registration_period on workforce_registration (province, certificate, from_on);
create index workforce_registration_member on workforce_registration (province, member, from_on);
grant select, insert, update on workforce_registration to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_registration', 'division', 'station');

-- The one registration that a certificate held so far; its id is the certificate's, so that a second run adds nothing.
insert into workforce_registration (province, id, certificate, member, division, station, number, from_on, to_on, recorded_by)
select c.province, c.id, c.id, c.member, c.division, c.station, c.registration, c.registered_from, c.registered_to, m.created_by
from workforce_certificate c join workforce_member m on m.province = c.province and m.id = c.member
where c.registered_from is not null
on conflict do nothing;

create table workforce_study (
  province smallint not null,
  id uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  school text not null,
  major text not null,
  social_work boolean not null, -- the major is social work: its diploma counts as credit hours (2.16)
  degree text not null check (degree in ('associate', 'bachelor', 'master', 'doctor')),
  mode text not null check (mode in ('full-time', 'part-time', 'self-taught', 'open')),
  from_on date not null,
  to_on date, -- left, with or without the diploma
  diploma_on date,
  diploma_number text,
  credit uuid, -- the credit hours that the diploma gave
  recorded_by uuid not null,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((diploma_on is null) = (diploma_number is null)),
  check (diploma_on is null or diploma_on >= from_on),
  check (to_on is null or to_on >= from_on)
);
create index workforce_study_member on workforce_study (province, member);
create unique index workforce_study_diploma on workforce_study (province, diploma_number) where diploma_number is not null;
grant select, insert, update on workforce_study to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_study', 'division', 'station');

-- Invoices of tuition: facts, taken out by a reversal. One invoice is shown once, whoever shows it.
create table workforce_invoice (
  province smallint not null,
  id uuid not null,
  study uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  number text not null,
  issuer text not null,
  issued_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
create index workforce_invoice_study on workforce_invoice (province, study, issued_on);
create unique index workforce_invoice_number on workforce_invoice (province, number) where reversed_by is null;
grant select, insert, update (reversed_by, reversed_at, division, station) on workforce_invoice to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_invoice', 'division', 'station');

create table workforce_award (
  province smallint not null,
  id uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  title text not null,
  giver text not null,
  level text not null check (level in ('national', 'province', 'city', 'county', 'other')),
  given_on date not null,
  document text,
  programme text, -- the code of the programme that gave it, where one of this product did
  withdrawn_on date,
  withdrawn_reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (withdrawn_on is null or withdrawn_on >= given_on),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index workforce_award_member on workforce_award (province, member, given_on);
create index workforce_award_programme on workforce_award (province, programme, given_on) where programme is not null;
grant select, insert, update on workforce_award to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_award', 'division', 'station');

-- As in 0074, but registered by the registrations themselves, so that a renewal leaves the years before as they were.
create or replace view workforce_flow with (security_invoker = true) as
  with turn as (
    select province, member, from_on as day from workforce_post
    union select province, member, to_on + 1 from workforce_post where to_on is not null
    union select province, member, obtained_on from workforce_certificate
    union select province, member, ended_on from workforce_certificate where ended_on is not null
    union select province, member, from_on from workforce_registration
    union select province, member, to_on + 1 from workforce_registration
    union select province, id, talent_from from workforce_member where talent_from is not null
    union select province, id, talent_to + 1 from workforce_member where talent_to is not null
  ), span as (
    select province, member, day, lead(day) over (partition by province, member order by day) as until from turn
  ), stand as (
    select s.province, s.member, s.day, s.until,
      coalesce(p.at_station, '00000000-0000-0000-0000-000000000000') as station,
      coalesce(p.at_division, m.division) as division,
      p.employer_kind::text as employer, p.kind::text as post, p.full_time, p.urban_rural,
      coalesce(c.level, 'none') as level, coalesce(c.registered, false) as registered,
      m.talent_from is not null and m.talent_from <= s.day and (m.talent_to is null or m.talent_to >= s.day) as talent,
      m.tags, m.sex, m.name
    from span s
    join workforce_member m on m.province = s.province and m.id = s.member
    left join lateral (
      select p.* from workforce_post p
      where p.province = s.province and p.member = s.member and p.from_on <= s.day and (p.to_on is null or p.to_on >= s.day)
      order by p.main desc, p.full_time desc, p.from_on, p.id limit 1) p on true
    left join lateral (
      select case max(case c.level when 'assistant' then 1 when 'intermediate' then 2 else 3 end)
          when 1 then 'assistant' when 2 then 'intermediate' when 3 then 'senior' end as level,
        bool_or(r.id is not null) as registered
      from workforce_certificate c
      left join workforce_registration r on r.province = c.province and r.certificate = c.id and r.from_on <= s.day and r.to_on >= s.day
      where c.province = s.province and c.member = s.member and c.obtained_on <= s.day
        and (c.ended_on is null or c.ended_on > s.day)) c on true
  ), counted as (
    select 'person' as aspect, s.province, s.member, s.day, s.until, s.station, s.division, coalesce(s.employer, 'none') as employer,
      coalesce(s.post, 'none') as post, coalesce(s.full_time, false) as full_time, s.urban_rural, s.level, s.registered, s.talent,
      s.tags, s.sex, s.name
    from stand s where s.post is not null or s.talent
    union all
    select 'post', p.province, p.member, p.from_on, p.to_on + 1, p.at_station, p.at_division, p.employer_kind, p.kind, p.full_time,
      p.urban_rural, 'none', false, false, m.tags, m.sex, m.name
    from workforce_post p join workforce_member m on m.province = p.province and m.id = p.member
    where p.kind in ('child-supervisor', 'child-director', 'relief-adviser')
  )
  select c.province, c.member as id, c.station, c.division, null::uuid as person,
    extract(year from f.day)::integer * 100 + extract(month from f.day)::integer as month, f.day, f.change, c.aspect,
    c.employer, c.post, c.level, c.level <> 'none' as certified, c.registered, c.talent, c.full_time,
    c.post in ('social-worker', 'station-head', 'elderly-social-worker', 'adolescent-social-worker') as social_worker,
    c.post = 'elderly-social-worker' or 'elderly' = any (c.tags) as elderly,
    c.post = 'adolescent-social-worker' or 'adolescent' = any (c.tags) as adolescent,
    -- As figures_place (0063): by the urban and rural class, else by the code.
    case when c.urban_rural in (111, 112) then 'urban' when c.urban_rural in (121, 122, 123, 210) then 'township'
      when c.urban_rural is not null then 'village' when c.division % 1000 = 0 then 'unknown'
      when c.division % 1000 >= 200 then 'village' when c.division / 1000 % 1000 < 100 then 'urban'
      else 'township' end as place_class,
    c.sex, c.member as member_key, c.name as label
  from counted c, lateral (values (c.day, 1), (c.until, -1)) f (day, change)
  where f.day is not null;
