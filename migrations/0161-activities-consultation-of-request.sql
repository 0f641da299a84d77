-- A request for help that was answered at once is a consultation (个案咨询, S7.9): which request, so that both can be walked to
-- from each other. Old records were entered by hand and say nothing of a request.
alter table consultation add column request uuid;
create index consultation_request on consultation (request) where request is not null;
