-- Letters and counselling follow when a division is taken into another: whoever keeps watch there now sees them.
grant update (division) on letter_box, letter_thread, letter, letter_flag, letter_reply, letter_safeguarding, letter_photo, school,
  pupil, counselling_session, care_step, school_agreement, agreement_party, agreement_review to zhulian_worker;
