-- Where a text that was handed in holds what may be the client's name and may be an everyday word, whoever hands it in says what is
-- meant; the reader who decides is shown it. Cases of before were taken without such a word, so there is nothing to fill in.
alter table forum_case add column confirmed text;
