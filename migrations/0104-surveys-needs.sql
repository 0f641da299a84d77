-- A need that was found at a door is a request in the one inbox, where it is triaged like any other; until now it became a duty.
alter table survey_record drop column need_duty;
alter table survey_record add column need_request uuid;
