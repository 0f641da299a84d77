-- Since which year the reports of a body are kept here. Of the years before nothing is known, which is not the same as a
-- report that was not filed: they are shown only where a step was entered. Entries that are there already are kept from
-- the year before the one in which they were entered.
alter table organisation_registration add column reports_from smallint;
update organisation_registration
set reports_from = extract(year from recorded_at at time zone 'Asia/Shanghai')::smallint - 1 where reports_from is null;
alter table organisation_registration alter column reports_from set not null;
