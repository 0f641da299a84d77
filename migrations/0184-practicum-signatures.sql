-- 0183 compared a signature that is not there with a student's account that is not there either, and found them equal: a
-- day of a student without an account could not be logged. Only a signature that is there has to be another's.
alter table practicum_line drop constraint practicum_line_check5;
alter table practicum_line add constraint practicum_line_two_hands
  check (signed_by is null or (signed_by <> entered_by and signed_by is distinct from account));
