-- Whoever wrote any of a draft is one of its authors and never approves it. Until now only its last author was kept, so that a
-- draft of one person could be approved by that same person once somebody else had put a comma right. Of older rows the last
-- author is all that is known.
alter table programme_version add column authors uuid[] not null default '{}';
update programme_version set authors = array[written_by];
alter table programme_version add constraint programme_version_four_eyes check (decided_by is null or decided_by <> all (authors));
