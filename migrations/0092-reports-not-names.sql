-- Words of a text that are also the name of somebody on the register, and that its writer says name nobody here.
alter table report add column not_names text[] not null default '{}';
alter table journal_issue add column not_names text[] not null default '{}';
