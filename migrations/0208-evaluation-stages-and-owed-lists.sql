-- An evaluation is made before the work, during it or after it (事前、事中、事后, S5.5, MZ/T 059-2014); rounds so far looked back.
alter table evaluation_round add column stage text not null default 'after' check (stage in ('before', 'during', 'after'));

-- A service list in force is to be checked and closed when its term is over (S8.4): the duty of who brought it into force.
alter table service_list add column duty uuid;
