-- Who of the register is to do it: a correction finds the worker again, also one who took no part and shares a name.
alter table supervision_action add column member uuid;
