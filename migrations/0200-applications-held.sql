-- A payment that was decided and may no longer be made: a bar was ordered since, or something is drawn that it may not stand
-- beside (X7). It is held with the rules that hold it, and is paid by a row of its own once nothing holds it any more. Old rows:
-- none is held, and none changes.
do $$
declare named text;
begin
  for named in select conname from pg_constraint where conrelid = 'application_payment'::regclass and contype = 'c'
    and (pg_get_constraintdef(oid) like '%payment IS NULL%' or pg_get_constraintdef(oid) like '%''owed''%')
  loop
    execute format('alter table application_payment drop constraint %I', named);
  end loop;
end
$$;
alter table application_payment add column held_by text[] not null default '{}'; -- rules of the programme, `bar` or `amount`
alter table application_payment
  add constraint application_payment_state check (state in ('owed', 'failed', 'paid', 'withdrawn', 'held')),
  add constraint application_payment_money check (held_by <> '{}' or (kind = 'none') = (payment is null)),
  add constraint application_payment_sum check (held_by <> '{}' or (amount = 0) = (payment is null)),
  add constraint application_payment_held check ((state = 'held') <= (held_by <> '{}' and payment is null));

-- What is held is not drawn; that it waits to be paid for the first time still is.
create or replace function application_awards_anywhere(p_province smallint, p_subject bytea)
returns table (application uuid, programme text, amount bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.programme, coalesce(sum(p.amount), 0)::bigint
  from public.application a
  left join public.application_payment p on p.province = a.province and p.application = a.id
    and p.state not in ('withdrawn', 'held')
  where a.province = p_province and a.subject_hash = p_subject and not a.draft and a.outcome is distinct from 'revoked'
    and (p.id is not null or (a.stage_work = 'pay' and a.ended_on is null))
  group by a.id, a.programme, a.ended_on
  having not (a.ended_on is not null and bool_and(p.kind = 'roll'))
$$;
