-- A wrong piece of evidence (2.4) is taken back with its reason: it stays in the history of the indicator, its document stays kept.
alter table evaluation_evidence add column withdrawn_at timestamptz;
alter table evaluation_evidence add column withdrawn_by uuid;
alter table evaluation_evidence add column withdrawn_name text;
alter table evaluation_evidence add column withdrawn_reason text;
alter table evaluation_evidence add constraint evaluation_evidence_withdrawn
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_name is null)
    and (withdrawn_at is null) = (withdrawn_reason is null));
grant update (withdrawn_at, withdrawn_by, withdrawn_name, withdrawn_reason) on evaluation_evidence to zhulian_app, zhulian_worker;
