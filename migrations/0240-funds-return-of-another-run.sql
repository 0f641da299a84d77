-- A bank's file settles the run that it came for. Where the same persons draw the same sums every month, the file of one month
-- fits the run of the next line by line, and taking it in there would book money as paid that the bank has not moved yet. So the
-- same bytes settle one run; two files that arrive at the same moment are held apart by the index. Banks whose files bear no day
-- may truly send the same bytes twice: whoever reconciles says so, and the row names the run for which they came first.
-- Rows of before that repeat an earlier file name its run; the first one stays as it is.
alter table payment_return add column same_as uuid;
update payment_return p set same_as = first.run
  from (select distinct on (province, division, file_hash) province, division, file_hash, id, run
        from payment_return order by province, division, file_hash, received_at, id) first
  where p.province = first.province and p.division = first.division and p.file_hash = first.file_hash and p.id <> first.id;
create unique index payment_return_file_once on payment_return (province, division, file_hash) where same_as is null;
