-- Differences are read the newest first, records and questions downwards too: the index has them in that order, so that a
-- page of fifty reads fifty of them instead of sorting all of a county.
create index survey_difference_order on survey_difference (province, campaign, on_day, record, question);
drop index survey_difference_campaign;
