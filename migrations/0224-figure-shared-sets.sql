-- From the province up: how many distinct members stand in several category sets of a measure, and in which. With it a
-- union over categories is arithmetic, whatever the size of the country. Empty: nobody does, or the row is one of a
-- smaller place, which is united when it is read. Null: settled before this was kept; such a row is united too.
alter table figure_division add column shared bytea;
-- At the next start everything is counted again, so that no row stays without it.
update figure_build set definitions = '';
