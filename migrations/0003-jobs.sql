-- Work in the background (graphile-worker) in a schema of its own, kept up to date by the job runner itself at start.
-- A command asks for a job in the transaction that gives rise to it; the job tables stay out of reach of requests,
-- so the asking goes through this one function. It is bound late: the schema is there once the runner has started.
create function request_job(p_task text, p_payload jsonb, p_key text default null) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(p_task, p_payload::json, job_key := p_key, max_attempts := 5);
end
$$;
revoke all on function request_job(text, jsonb, text) from public;
grant execute on function request_job(text, jsonb, text) to zhulian_app, zhulian_worker;
