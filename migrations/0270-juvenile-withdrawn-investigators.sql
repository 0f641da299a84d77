-- Whoever is related to those involved says so and withdraws (回避). It was refused and nothing was kept of it, so that the keeper
-- did not learn of it and the same person could declare the opposite a moment later.
do $$
declare
  one text;
begin
  select conname into strict one from pg_constraint
  where conrelid = 'juvenile_investigator'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'related IS NOT TRUE';
  execute format('alter table juvenile_investigator drop constraint %I', one);
end
$$;
