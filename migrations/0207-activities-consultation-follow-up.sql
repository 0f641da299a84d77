-- What was promised to who asked (a call back, an answer to be looked up) is owed by a day, as after a visit: it is a duty of
-- whoever answered. The words are sensitive as the rest (L3). Old records promised nothing.
alter table consultation add column follow_up text, add column follow_up_on date, add column duty uuid,
  add check ((follow_up is null) = (follow_up_on is null)), add check (duty is null or follow_up is not null);
