-- Why a payment of an application was taken back is read in both languages where the product itself says it (it is held by a rule,
-- held no longer, or the award was revoked): the English beside the words that were kept alone until now. Null means that a
-- person typed it. Old rows: what was taken back by a revocation is told by its order; what a rule held keeps its Chinese words,
-- as the rule may read otherwise today.
alter table application_payment add column reason_en text;
update application_payment set reason_en = 'Award revoked ' || substr(reason, 6)
where state = 'withdrawn' and reason like '撤销资格 %';
grant update (reason_en) on application_payment to zhulian_app, zhulian_worker;
