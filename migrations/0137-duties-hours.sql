-- A duty may be due to the hour (an urgent intake within 24 hours); its day stays what lists go by.
alter table duty add column due_at timestamptz;

-- Open duties about a thing go with it to another station and owner. Who covers the new place may take them there: the
-- room that owns the thing has just moved it, and the old place is out of that scope.
create function hand_over_duties(p_province smallint, p_room text, p_subject uuid, p_station uuid, p_division bigint, p_owner uuid)
returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not scope_covers(p_division, p_station, null::uuid) then
    raise exception 'place out of sight';
  end if;
  update duty set station = p_station, division = p_division, owner = p_owner, version = version + 1
    where province = p_province and subject = p_subject and subject_room = p_room and state = 'open';
end
$$;
