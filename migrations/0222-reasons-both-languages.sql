-- Why something happened is read in both languages where the product itself says it (the days of a notice are over, a place of a
-- ranking): the English beside the words that were kept alone until now. Null means that a person typed it, or that the row is
-- older: it shows what it has.
alter table application_event add column reason_en text;
