-- Residents put their own names on the list of an activity, by the code on its poster and without an account, while the
-- station lets them: until the activity begins.
alter table activity add column sign_up_open boolean not null default false;
alter table activity_sign_up alter column recorded_by drop not null; -- null: by the person, on the public page
-- Who gives the same name and number again stands on the list once.
create unique index activity_sign_up_name_once on activity_sign_up (province, activity, name, phone_end)
  where state <> 'withdrawn' and person is null and recorded_by is null;

drop function activity_to_join(text);
create function activity_to_join(p_code text, p_at timestamptz)
returns table (province smallint, id uuid, title text, theme_day text, audience text, place text, station text, starts_on date,
  starts_at text, ends_on date, ends_at text, open boolean, sign_up text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select a.province, a.id, a.title, a.theme_day, a.audience, a.place, s.name, a.starts_on, to_char(a.starts_at, 'HH24:MI'),
      a.ends_on, to_char(a.ends_at, 'HH24:MI'), a.join_open and a.state = 'planned',
      case
        when not a.sign_up_open or a.state <> 'planned' or a.starts_on + a.starts_at <= p_at at time zone 'Asia/Shanghai' then 'closed'
        when a.capacity <= (select count(*) from public.activity_sign_up u
          where u.province = a.province and u.activity = a.id and u.state = 'going') then 'waiting'
        else 'open'
      end
    from public.activity a join public.station s on s.province = a.province and s.id = a.station
    where a.join_code = p_code and a.state <> 'cancelled';
end
$$;

-- Puts somebody on the list by the code. Who is on it already is not told apart from who is new. The lock on the activity
-- keeps two last places from being one, and is the one that staff take.
create function sign_up_by_code(p_code text, p_id uuid, p_at timestamptz, p_name text, p_sex smallint, p_age_band text,
  p_phone bytea, p_phone_end text, p_note text)
returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  a record;
  going integer;
begin
  select * into a from public.activity
  where join_code = p_code and sign_up_open and state = 'planned'
    and starts_on + starts_at > p_at at time zone 'Asia/Shanghai' for update;
  if not found then return false; end if;
  if (select count(*) from public.activity_sign_up u
      where u.province = a.province and u.activity = a.id and u.recorded_by is null and u.state <> 'withdrawn') >= 1000
    then return false; end if;
  select count(*) into going from public.activity_sign_up u
  where u.province = a.province and u.activity = a.id and u.state = 'going';
  insert into public.activity_sign_up (province, id, activity, station, division, name, sex, age_band, phone, phone_end, note, state)
  values (a.province, p_id, a.id, a.station, a.station_division, p_name, p_sex, p_age_band::public.activity_age_band, p_phone,
    p_phone_end, p_note, case when going < a.capacity or a.capacity is null then 'going' else 'waiting' end)
  on conflict do nothing;
  return true;
end
$$;
revoke all on function activity_to_join(text, timestamptz) from public;
revoke all on function sign_up_by_code(text, uuid, timestamptz, text, smallint, text, bytea, text, text) from public;
grant execute on function activity_to_join(text, timestamptz) to zhulian_app;
grant execute on function sign_up_by_code(text, uuid, timestamptz, text, smallint, text, bytea, text, text) to zhulian_app;
