-- A task that the product words itself (a need of the consortium, a step of care for a pupil) has its title in both languages;
-- null where a person typed it. What is asked and for what purpose is kept so beside it, sealed.
alter table task add column title_en text;
