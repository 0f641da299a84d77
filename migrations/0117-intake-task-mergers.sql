-- When a division is taken into another, the worker moves its tasks with everything that was written within them.
grant update (division) on task, task_message, task_file to zhulian_worker;
