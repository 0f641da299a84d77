-- jsonb puts the keys of an object into an order of its own, but a programme asks its facts in the order of its file: the
-- kept definition of an approved version asked in another. json keeps the text as it was written. Rows that are there
-- already keep the order they have; they decide the same.
alter table programme_definition alter column definition type json using definition::text::json;
