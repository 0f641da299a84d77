-- Tables, maps and trends of figures that someone arranged and pinned for himself: on his own page, or on the dashboard of
-- the node they are about. They hold codes and an arrangement, no figure: what is shown is read under the viewer's own
-- rights when it is shown. Some dozen rows an account, found by the account and by nothing else, so that the province,
-- which leads the keys of large tables, is no part of the key.
create table figure_pin (
  account uuid not null,
  id uuid not null, -- also the id of the command that pinned it
  title text not null check (title <> '' and length(title) <= 60),
  shown_on text not null check (shown_on in ('mine', 'node')),
  position integer not null check (position >= 0),
  kind text not null check (kind in ('table', 'map', 'trend')),
  node text not null,
  measures text[] not null check (cardinality(measures) between 1 and 100),
  parts_by text not null check (parts_by in ('division', 'station')),
  grouped boolean not null,
  sort text,
  rising boolean not null,
  span text not null,
  pinned_at timestamptz not null default clock_timestamp(),
  primary key (account, id)
);
alter table figure_pin enable row level security;
-- One's own and nobody else's, whatever rights one has.
create policy by_account on figure_pin to zhulian_app
  using (account = nullif(current_setting('app.account', true), '')::uuid)
  with check (account = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update, delete on figure_pin to zhulian_app;
