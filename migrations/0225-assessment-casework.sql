-- Red asks for casework (6.4): a file knows whether its person has an open case, so that the clock of it runs only where
-- there is none. Casework stands above this room and says so by event; the open files of children ask once more, as they
-- did when they were opened, and set their clocks anew.
alter table risk_file add column in_case boolean not null default false;
alter table risk_file add column case_ended_on date;
insert into outbox (id, name, subject, division, data)
select gen_random_uuid(), 'assessment.file-opened', id, division,
  jsonb_build_object('province', province, 'persons', jsonb_build_array(person))
from risk_file where closed_on is null and about = 'child';

-- The supervisor's review has an owner as well: what nobody has been asked for yet is looked for by its day.
create index risk_clock_unasked on risk_clock (due_on, file) where duty is null;
