-- The centre's team has psychological counsellors beside its social workers (S16.3): a post of its own.
alter domain post_kind drop constraint post_kind_check;
alter domain post_kind add constraint post_kind_check check (value in ('social-worker', 'station-head', 'elderly-social-worker',
  'adolescent-social-worker', 'community-worker', 'child-supervisor', 'child-director', 'relief-adviser', 'village-secretary',
  'psychological-counsellor', 'expert', 'other'));
