-- What this deployment is: which demo packs it holds, and since when. The owner and the worker write it; requests
-- never read it.
create table deployment_fact (
  name text primary key,
  value jsonb not null,
  at timestamptz not null default now()
);
grant select, insert, update on deployment_fact to zhulian_worker;
