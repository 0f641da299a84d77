-- A demo pack whose loading was interrupted could not be loaded again: what its commands send hangs on what the loader read
-- before, and after the interruption it read something else. What it reads is kept here until the pack is there whole, so that
-- loading it again sends the same commands, and each answers as it did. Sealed, because it holds what only some may read.
create table demo_read (
  pack text not null,
  key bytea not null, -- who asked which route for what
  nth integer not null, -- the same question asked again is another one: things have changed in between
  answer bytea not null,
  primary key (pack, key, nth)
);
grant select, insert, delete on demo_read to zhulian_worker;
