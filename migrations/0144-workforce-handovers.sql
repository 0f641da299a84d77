-- The village Party secretary (村党支部书记) and the experts of the resource libraries stand in the register of workers
-- (S16.5, S16.8). Where a checklist says that the secretary is also the child director (儿童主任), a change of secretary
-- proposes the handing over of that post.
alter domain post_kind drop constraint post_kind_check;
alter domain post_kind add constraint post_kind_check check (value in ('social-worker', 'station-head', 'elderly-social-worker',
  'adolescent-social-worker', 'community-worker', 'child-supervisor', 'child-director', 'relief-adviser', 'village-secretary',
  'expert', 'other'));

create table workforce_handover (
  province smallint not null,
  id uuid not null,
  division bigint not null, -- the village
  station uuid not null default '00000000-0000-0000-0000-000000000000',
  secretary uuid, -- the member who is to be child director; null: nobody has followed yet
  director uuid, -- the member who is it now
  director_post uuid,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'overtaken')),
  opened_on date not null,
  settled_on date,
  settled_name text,
  reason text, -- of declining
  duty uuid,
  version integer not null default 1,
  primary key (province, id),
  check (province = division / 10000000000),
  check ((state = 'open') = (settled_on is null))
);
-- One at a time in a village.
create unique index workforce_handover_open on workforce_handover (province, division) where state = 'open';
create index workforce_handover_place on workforce_handover (division, opened_on desc);
grant select, insert, update on workforce_handover to zhulian_app, zhulian_worker;
call protect_by_scope('workforce_handover', 'division', 'station');
