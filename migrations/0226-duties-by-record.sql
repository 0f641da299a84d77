-- Some duties are answered by a record only: a plan that is written, a visit on which the child was seen. Their room
-- settles them when the record is there; nobody ends them by hand, and no visit that was entered for them does (6.4).
alter table duty add column by_record boolean not null default false;
update duty set by_record = true where subject_room = 'assessment' and kind = 'risk-file' and state = 'open';

-- What a grade asks for tells the grade (a safety plan is owed to red alone), so its title is told to who owes it, and
-- besides under the permission that files are read by, within the county (S16.A4).
alter table duty add column told_under text;
update duty set told_under = 'assessment.read' where subject_room = 'assessment';

-- Asked by the room of visits: a duty that waits for its own record is not settled by whatever visit is entered for it.
create or replace function settle_duty(p_province smallint, p_id uuid, p_on date, p_by uuid, p_outcome text, p_outcome_en text)
returns boolean
language plpgsql as $$
begin
  update duty set state = 'done', settled_on = p_on, settled_by = p_by, outcome = p_outcome, outcome_en = p_outcome_en,
    version = version + 1
  where province = p_province and id = p_id and state = 'open' and not by_record;
  return found;
end
$$;
