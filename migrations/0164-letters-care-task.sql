-- A step of help that a body outside takes (S2.9) is handed over with it, in one command: the task that went out, so that the
-- way of help shows whether it was accepted, done or sent back. Steps recorded before were handed over by a task beside.
alter table care_step add column task uuid;
