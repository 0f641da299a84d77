-- Tasks are found by a part of what they are about or of the body's name, or by the initials of either (fnlhh finds 妇女联合会).
alter table task add column search_key text collate "C" not null default '';
