-- Wanted: one place for the Word templates that bureaus bring in place of those shipped in data/templates. Reports and the
-- hand-over letter had a table each, of one shape; the official casework forms would have been the third.
-- Old rows: all are taken over under the code of their shipped file, with who brought them and when; nothing printed so far
-- depends on them, since a file is filled when it is asked for. A digest that was not kept (letters) is worked out here.
-- Templates of the social investigation stay in their own room, which keeps everything of its own (2.11).
create table word_template (
  province smallint not null,
  id uuid not null,
  division bigint not null,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  file_name text not null,
  docx bytea not null,
  sha256 bytea not null,
  account uuid not null,
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000)
);
alter table word_template alter column docx set storage external;
create index word_template_newest on word_template (code, division, at desc);
grant select, insert on word_template to zhulian_app, zhulian_worker;
alter table word_template enable row level security;
-- A form is no secret: a station prints with the template of its county, which lies above its grant.
create policy to_all on word_template for select to zhulian_app using (true);
create policy by_scope on word_template for insert to zhulian_app with check (scope_covers(division, null::uuid, null::uuid));
create policy by_worker on word_template to zhulian_worker using (true) with check (true);

insert into word_template (province, id, division, code, file_name, docx, sha256, account, account_name, at)
  select province, id, division, definition, file_name, docx, sha256, account, account_name, at from report_template
  union all
  select province, id, division, 'hand-over-letter', file_name, docx, sha256(docx), account, account_name, at from task_letter_template;
drop table report_template;
drop table task_letter_template;
