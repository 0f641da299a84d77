-- When a division is taken into another, the worker moves its requests with everything that was written about them.
grant update (division) on request, request_fact, request_step, request_message to zhulian_worker;
