-- A person had one open file a kind of person (child, elder), whatever the instrument. A second instrument for elders then gave
-- its grade to the file of the first, where no such grade is known, and the lists of the county broke on it. A file is that
-- of a person and an instrument. What stands fits: until now there was one instrument with duties for each kind.
drop index risk_file_once;
create unique index risk_file_once on risk_file (province, opened_for, instrument) where closed_on is null;
