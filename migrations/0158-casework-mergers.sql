-- When a division is taken into another, the worker moves its cases with everything that belongs to them, and the doors of
-- surveys that are under way with what was recorded at them.
grant update (division, opened_division, version) on service_case to zhulian_worker;
grant insert, delete, update (step, from_division, division) on case_move to zhulian_worker;
grant update (division) on case_record, case_tie to zhulian_worker;
grant select, update (division) on case_note, case_step, case_clock to zhulian_worker;
grant select, update (from_division) on case_transfer to zhulian_worker;
create policy by_worker on case_transfer to zhulian_worker using (true) with check (true);
grant delete on survey_village, survey_assignment to zhulian_worker;
grant update (division) on survey_record, survey_answer, survey_difference to zhulian_worker;
grant select, update (division) on supervision_supervisee, supervision_action, supervision_mark, class_sign_out, class_alert
  to zhulian_worker;
