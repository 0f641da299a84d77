-- A county's copy sets intervals otherwise from a day on (D9: 30 days or 90), and the clocks of files that were open already
-- kept the old ones until something happened to each. They are set anew once when a copy begins, and once when it has ended;
-- these days say that it was done. Copies that began before this are done by the next run.
alter table instrument_copy add column if not exists wound_on date;
alter table instrument_copy add column if not exists unwound_on date;
