-- Evidence of an evaluation may be a document that the station hands in (2.4), kept sealed by the room documents under the id of the
-- evidence. What was given so far is a title, with a link or without one, and stays so.
alter table evaluation_evidence add column document uuid;
alter table evaluation_evidence add column media_type text;
alter table evaluation_evidence add column bytes integer;
alter table evaluation_evidence add constraint evaluation_evidence_document
  check ((document is null) = (media_type is null) and (document is null) = (bytes is null));
