-- What the product itself says is kept in both languages beside each other, as 0235 does for payments of applications: why a review
-- ended, what was found, why a certificate of hours was withdrawn, why the ledger moved money. Null means that a person typed it.
-- Old rows: the sentences of the product are known and filled in here. Entries of the ledger are never changed, and keep their
-- Chinese words.
alter table application_review add column ended_reason_en text;
update application_review set ended_reason_en = 'Withdrawn by the applicant' where ended_reason = '申请人已撤回';
grant update (ended_reason_en) on application_review to zhulian_app, zhulian_worker;

alter table application_finding add column facts_en text;
update application_finding set facts_en = regexp_replace(
    regexp_replace(facts, '^实习时数被认定为虚假并作废：(\d+) 小时 (\d+) 分。$', 'Practicum hours found forged and void: \1 h \2 min.'),
    '^实习时数被认定为虚假并作废：(\d+) 小时。$', 'Practicum hours found forged and void: \1 h.')
where source = 'practicum' and facts ~ '^实习时数被认定为虚假并作废：\d+ 小时( \d+ 分)?。$';

alter table practicum_certificate add column withdrawn_reason_en text;
update practicum_certificate set withdrawn_reason_en = 'Hours were put right' where withdrawn_reason = '时数已更正';
grant update (withdrawn_reason_en) on practicum_certificate to zhulian_app, zhulian_worker;

alter table ledger_entry add column reason_en text;

-- As in 0175, with the reason in English.
create or replace function post_ledger_entry(entry jsonb, lines jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  here constant bigint := (entry ->> 'division')::bigint;
  of_province constant smallint := here / 10000000000;
  entry_id constant uuid := (entry ->> 'id')::uuid;
  short text;
  written integer;
begin
  if not coalesce(scope_covers(here, null, null), false) then raise exception 'outside the scope'; end if;
  perform from fund_account a
    where a.province = of_province and a.id in (select (l ->> 'account')::uuid from jsonb_array_elements(lines) l)
    order by a.id for update;
  select case a.kind when 'pool' then 'over-pool' when 'budget' then 'over-budget' else 'more-than-held' end into short
  from (select (l ->> 'account')::uuid as account, sum((l ->> 'amount')::bigint) as amount
        from jsonb_array_elements(lines) l group by 1) moved
    join fund_account a on a.province = of_province and a.id = moved.account
  where case when a.kind in ('origin', 'claim') then a.balance + moved.amount > 0 else a.balance + moved.amount < 0 end
  order by a.kind limit 1;
  if short is not null then return jsonb_build_object('refused', short); end if;

  insert into ledger_entry (province, id, division, on_day, kind, pool, budget, source_room, source_id, reverses, reason, reason_en,
    recorded_by, recorded_name)
  values (of_province, entry_id, here, (entry ->> 'onDay')::date, entry ->> 'kind', (entry ->> 'pool')::uuid,
    (entry ->> 'budget')::uuid, entry ->> 'sourceRoom', (entry ->> 'sourceId')::uuid, (entry ->> 'reverses')::uuid,
    entry ->> 'reason', entry ->> 'reasonEn', (entry ->> 'account')::uuid, entry ->> 'accountName')
  on conflict do nothing;
  get diagnostics written = row_count;
  if written = 0 then return jsonb_build_object('refused', 'id-already-used'); end if;

  insert into ledger_line (province, entry, number, division, account, amount, commitment, payment, recovery)
  select of_province, entry_id, l.number, here, (l.line ->> 'account')::uuid, (l.line ->> 'amount')::bigint,
    (l.line ->> 'commitment')::uuid, (l.line ->> 'payment')::uuid, (l.line ->> 'recovery')::uuid
  from jsonb_array_elements(lines) with ordinality as l(line, number)
    join fund_account a on a.province = of_province and a.id = (l.line ->> 'account')::uuid and a.division = here;
  get diagnostics written = row_count;
  if written <> jsonb_array_length(lines) then raise exception 'a line names no account of the division'; end if;

  update fund_account a set balance = a.balance + moved.amount
  from (select (l ->> 'account')::uuid as account, sum((l ->> 'amount')::bigint)::bigint as amount
        from jsonb_array_elements(lines) l group by 1) moved
  where a.province = of_province and a.id = moved.account;
  return jsonb_build_object('id', entry_id);
end
$$;
