-- What waits for a supervisor's signature is a duty of the supervisor of that station, opened in the background because accounts
-- stand in another room, and settled by the signature itself.
alter table service_case add column signature_duty uuid; -- the open one, if any
create index service_case_to_sign on service_case (station) where awaits_signature and signature_duty is null;
grant update (signature_duty) on service_case to zhulian_worker;
