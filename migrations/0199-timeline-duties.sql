-- The timeline of a person tells a duty on the day it was settled, else on the day it is due; from the newest on along this index.
create index duty_person_told on duty (person, (coalesce(settled_on, due_on)) desc) where person is not null;
