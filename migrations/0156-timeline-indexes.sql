-- The timeline of a person reads each room's records of one person from the newest: two tables had no way to them.
create index survey_record_person on survey_record (person, on_day desc);
create index school_agreement_person on school_agreement (person) where person is not null;
