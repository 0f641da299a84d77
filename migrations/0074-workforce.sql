-- The register of social workers and talents (2.16, S7.3, S12.1): who they are, what certificates they hold, in what
-- posts they work and worked, and their credit hours. Person data, certificates and posts are kept up to date with
-- versions; credit hours are facts and are taken out by a reversal, never edited.

create domain certificate_level as text check (value in ('assistant', 'intermediate', 'senior'));
create domain employer_kind as text check (value in ('station', 'community', 'village', 'agency', 'league', 'youth-home',
  'institution', 'care-home', 'other'));
create domain post_kind as text check (value in ('social-worker', 'station-head', 'elderly-social-worker',
  'adolescent-social-worker', 'community-worker', 'child-supervisor', 'child-director', 'relief-adviser', 'other'));

create table workforce_member (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- where the main post is; who answers for this file
  station uuid not null default '00000000-0000-0000-0000-000000000000', -- that of the main post, or none
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex smallint not null default 0, -- GB/T 2261.1
  birth date,
  identity_index bytea, -- keyed hash: equal numbers are found without opening them
  sealed bytea, -- identity number and phone
  account uuid, -- the account of the same person, where there is one
  education text,
  tags text[] not null default '{}', -- fields of practice: adolescent, elderly, child, …
  talent_from date, -- social-work talent of a village (S7.3): no certificate is asked for
  talent_to date,
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check (talent_to is null or (talent_from is not null and talent_to >= talent_from))
);
create index workforce_member_name on workforce_member (division, pinyin, id);
create index workforce_member_station on workforce_member (station, pinyin, id);
create index workforce_member_order on workforce_member (province, pinyin, id);
create index workforce_member_number on workforce_member (identity_index) where identity_index is not null;
create index workforce_member_account on workforce_member (account) where account is not null;
grant select, insert, update on workforce_member to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_member', 'division', 'station');

-- A post lies in the scope of the member's file: `division` and `station` follow the member. Where the work is done is
-- `at_division` and `at_station`, which is what figures count by.
create table workforce_post (
  province smallint not null,
  id uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  at_division bigint not null,
  at_station uuid not null default '00000000-0000-0000-0000-000000000000',
  employer_kind employer_kind not null,
  employer text not null,
  organisation uuid, -- of the register of organisations, where it is there
  urban_rural smallint, -- class of at_division when the post was written (3.3): urban and township communities
  kind post_kind not null,
  also_post text, -- such as 村党支部书记
  full_time boolean not null default true,
  main boolean not null default true,
  from_on date not null,
  to_on date, -- the last day
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000 and province = at_division / 10000000000),
  check (to_on is null or to_on >= from_on)
);
create index workforce_post_member on workforce_post (province, member, from_on);
create index workforce_post_place on workforce_post (at_division, kind);
grant select, insert, update on workforce_post to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_post', 'division', 'station');

create table workforce_certificate (
  province smallint not null,
  id uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  level certificate_level not null,
  number text not null, -- certificate (management) number
  exam_year smallint,
  issued_in smallint, -- province of issue
  obtained_on date not null,
  ended_on date, -- withdrawn: the first day on which it no longer counts
  ended_reason text,
  registration text,
  registered_from date,
  registered_to date, -- the last day of the registration period
  duty uuid, -- what was opened because hours are missing before the end of the period
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((registered_from is null) = (registered_to is null)),
  check (registered_to >= registered_from)
);
create index workforce_certificate_member on workforce_certificate (province, member);
create unique index workforce_certificate_number on workforce_certificate (province, level, number);
create index workforce_certificate_period on workforce_certificate (registered_to) where registered_to is not null;
grant select, insert, update on workforce_certificate to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_certificate', 'division', 'station');

create table workforce_credit (
  province smallint not null,
  id uuid not null,
  member uuid not null,
  division bigint not null,
  station uuid not null,
  kind text not null check (kind in ('training', 'external', 'course', 'degree')),
  credited_on date not null,
  tenths integer not null check (tenths > 0), -- of a 学时
  title text not null,
  provider text,
  evidence text, -- what shows it: certificate number, diploma
  training uuid, -- the training that gave it; nobody enters those by hand
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check ((kind = 'training') = (training is not null))
);
create index workforce_credit_member on workforce_credit (province, member, credited_on desc);
create index workforce_credit_training on workforce_credit (training) where training is not null;
grant select, insert, update (reversed_by, reversed_at, division, station) on workforce_credit to zhulian_app;
grant select, insert on workforce_credit to zhulian_worker;
call protect_by_scope('workforce_credit', 'division', 'station');

-- Who stands where with what, as changes (a stock is the sum of its flows). Each person once, at the main post of the
-- day (the one marked main, then full time, then the oldest), so that somebody with two posts is one social worker; and,
-- as aspect `post`, each post of the children's system by itself, because a village counts its own child director.
create view workforce_flow with (security_invoker = true) as
  with turn as (
    select province, member, from_on as day from workforce_post
    union select province, member, to_on + 1 from workforce_post where to_on is not null
    union select province, member, obtained_on from workforce_certificate
    union select province, member, ended_on from workforce_certificate where ended_on is not null
    union select province, member, registered_from from workforce_certificate where registered_from is not null
    union select province, member, registered_to + 1 from workforce_certificate where registered_to is not null
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
        bool_or(c.registered_from <= s.day and c.registered_to >= s.day) as registered
      from workforce_certificate c
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
grant select on workforce_flow to zhulian_app, zhulian_worker;

-- The same, kept row by row: a leaf of the figures asks for one station and month. A row that no longer holds is closed
-- and not deleted, for the walk down from a figure of then.
create table workforce_flow_kept (
  province smallint not null,
  row_id uuid not null default gen_random_uuid(),
  id uuid not null, -- the member
  station uuid not null,
  division bigint not null,
  month integer not null,
  day date not null,
  change smallint not null,
  aspect text not null,
  employer text not null,
  post text not null,
  level text not null,
  certified boolean not null,
  registered boolean not null,
  talent boolean not null,
  full_time boolean not null,
  social_worker boolean not null,
  elderly boolean not null,
  adolescent boolean not null,
  place_class text not null,
  sex smallint not null,
  kept_from timestamptz not null default clock_timestamp(),
  kept_until timestamptz,
  primary key (province, row_id)
);
create index workforce_flow_kept_leaf on workforce_flow_kept (station, month) where kept_until is null;
create index workforce_flow_kept_place on workforce_flow_kept (division, day) where kept_until is null;
create index workforce_flow_kept_member on workforce_flow_kept (province, id);
grant select on workforce_flow_kept to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_flow_kept', 'division', 'station');

-- Keeps the rows of one member with what the register says now and marks the leaves that change. It runs with its
-- owner's rights, because a member may have worked where the caller may not look; the caller must see the member.
create function keep_workforce_flow(p_province smallint, p_member uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from workforce_member m where m.province = p_province and m.id = p_member
      and scope_covers(m.division, m.station, null::uuid)
  ) then
    raise insufficient_privilege using message = 'the member is out of scope';
  end if;
  with now_rows as materialized (
    select f.id, f.station, f.division, f.month, f.day, sum(f.change)::smallint as change, f.aspect, f.employer, f.post, f.level, f.certified,
      f.registered, f.talent, f.full_time, f.social_worker, f.elderly, f.adolescent, f.place_class, f.sex
    from workforce_flow f where f.province = p_province and f.id = p_member
    group by f.id, f.station, f.division, f.month, f.day, f.aspect, f.employer, f.post, f.level, f.certified,
      f.registered, f.talent, f.full_time, f.social_worker, f.elderly, f.adolescent, f.place_class, f.sex
    having sum(f.change) <> 0
  ), gone as (
    update workforce_flow_kept k set kept_until = clock_timestamp()
    where k.province = p_province and k.id = p_member and k.kept_until is null
      and not exists (
        select from now_rows n
        where (n.station, n.division, n.day, n.change, n.aspect, n.employer, n.post, n.level, n.certified, n.registered, n.talent,
            n.full_time, n.elderly, n.adolescent, n.place_class, n.sex)
          = (k.station, k.division, k.day, k.change, k.aspect, k.employer, k.post, k.level, k.certified, k.registered, k.talent,
            k.full_time, k.elderly, k.adolescent, k.place_class, k.sex))
    returning k.station, k.month, k.division
  ), come as (
    insert into workforce_flow_kept (province, id, station, division, month, day, change, aspect, employer, post, level, certified,
      registered, talent, full_time, social_worker, elderly, adolescent, place_class, sex)
    select p_province, n.* from now_rows n
    where not exists (
      select from workforce_flow_kept k
      where k.province = p_province and k.id = p_member and k.kept_until is null
        and (n.station, n.division, n.day, n.change, n.aspect, n.employer, n.post, n.level, n.certified, n.registered, n.talent,
            n.full_time, n.elderly, n.adolescent, n.place_class, n.sex)
          = (k.station, k.division, k.day, k.change, k.aspect, k.employer, k.post, k.level, k.certified, k.registered, k.talent,
            k.full_time, k.elderly, k.adolescent, k.place_class, k.sex))
    returning station, month, division
  )
  insert into figure_dirty (station, month, division)
  select station, month, division from gone union select station, month, division from come;
end
$$;
revoke all on function keep_workforce_flow(smallint, uuid) from public;
grant execute on function keep_workforce_flow(smallint, uuid) to zhulian_app, zhulian_worker;

create view figures_workforce_flow with (security_invoker = true) as
  select k.province, k.id, k.station, k.division, k.month, k.day, null::uuid as person, k.change, k.aspect, k.employer, k.post,
    k.level, k.certified, k.registered, k.talent, k.full_time, k.social_worker, k.elderly, k.adolescent, k.place_class, k.sex,
    k.id as member_key, m.name as label
  from workforce_flow_kept k left join workforce_member m on m.province = k.province and m.id = k.id
  where k.kept_until is null;
create view figures_workforce_flow_history with (security_invoker = true) as
  select k.province, k.id, k.station, k.division, k.month, k.day, null::uuid as person, k.change, k.aspect, k.employer, k.post,
    k.level, k.certified, k.registered, k.talent, k.full_time, k.social_worker, k.elderly, k.adolescent, k.place_class, k.sex,
    k.id as member_key, m.name as label, k.kept_from as counted_from, k.kept_until as counted_until
  from workforce_flow_kept k left join workforce_member m on m.province = k.province and m.id = k.id;
grant select on figures_workforce_flow, figures_workforce_flow_history to zhulian_app, zhulian_worker;
