-- Resource links (资源链接登记表, 5.8): money, goods, services, places, hands and knowledge that a station brought in, and
-- what was handed out of them. A record is not edited: it is reversed and another takes its place (0061). Hand-outs
-- belong to the first record of a chain, so that they stay where they are when the link is corrected.
create table resource_link (
  province smallint not null,
  id uuid not null,
  station uuid not null,
  division bigint not null, -- where the station stands
  linked_on date not null,
  month integer not null,
  source_kind text not null check (source_kind in ('enterprise', 'foundation', 'caring', 'individual', 'government', 'hospital', 'school', 'expert', 'agency', 'other')),
  organisation uuid, -- of the register, where it is in it
  source_name text not null,
  credit_code text,
  contact_name text,
  sealed bytea, -- phone of the contact
  kind text not null check (kind in ('money', 'goods', 'service', 'venue', 'labour', 'information')),
  name text not null,
  specification text,
  quantity bigint check (quantity > 0), -- thousandths of the unit; of money the yuan
  unit text,
  unit_price bigint check (unit_price >= 0), -- fen
  amount bigint not null default 0 check (amount >= 0), -- fen: the money, or what the rest is valued at (折价)
  basis text not null check (basis in ('cash', 'computed', 'stated', 'none')),
  basis_note text, -- what a stated value rests on
  restriction text, -- use and conditions
  beneficiaries integer check (beneficiaries >= 0),
  promised_on date, -- handed out by
  voucher text,
  handler text,
  feedback text,
  notice_on date, -- published on
  notice text,
  duty uuid, -- that it is handed out by the promised day
  search text not null, -- names, pinyin and initials of thing and source, in small letters
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null, -- as it was then, for print
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from linked_on)::integer * 100 + extract(month from linked_on)::integer),
  check ((basis = 'cash') = (kind = 'money')),
  check (basis <> 'stated' or basis_note is not null),
  check ((reversed_by is null) = (reversed_at is null))
);
create index resource_link_leaf on resource_link (station, month desc, linked_on desc, id desc);
create index resource_link_place on resource_link (division, linked_on desc, id desc);
create index resource_link_chain on resource_link (province, chain) where chain is not null;
create index resource_link_organisation on resource_link (province, organisation) where organisation is not null;
create index resource_link_promised on resource_link (station, promised_on) where promised_on is not null and reversed_by is null;
grant select, insert, update (reversed_by, reversed_at, duty) on resource_link to zhulian_app, zhulian_worker;
call protect_by_scope('resource_link', 'division', 'station');

-- One handing out on a day. Who is on the register is named in resource_delivery_person; others are a number.
create table resource_delivery (
  province smallint not null,
  id uuid not null,
  link uuid not null, -- the first record of the link's chain
  station uuid not null,
  division bigint not null,
  delivered_on date not null,
  month integer not null,
  quantity bigint check (quantity > 0), -- thousandths of the link's unit; null where the link has no quantity
  others integer not null default 0 check (others >= 0), -- served beside the named, by number
  voucher text,
  handler text,
  note text,
  corrects uuid,
  chain uuid,
  reversed_by uuid,
  reversed_at timestamptz,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (province, id),
  check (province = division / 10000000000),
  check (month = extract(year from delivered_on)::integer * 100 + extract(month from delivered_on)::integer),
  check ((reversed_by is null) = (reversed_at is null))
);
create index resource_delivery_link on resource_delivery (province, link, delivered_on);
create index resource_delivery_leaf on resource_delivery (station, month);
create index resource_delivery_place on resource_delivery (division, delivered_on desc, id desc);
grant select, insert, update (reversed_by, reversed_at) on resource_delivery to zhulian_app, zhulian_worker;
call protect_by_scope('resource_delivery', 'division', 'station');

-- Day, month and place are those of the delivery, repeated so that a leaf and a person's history are read by one index.
create table resource_delivery_person (
  province smallint not null,
  id uuid not null,
  delivery uuid not null,
  link uuid not null,
  person uuid not null,
  person_ordinal integer not null,
  station uuid not null,
  division bigint not null,
  delivered_on date not null,
  month integer not null,
  categories text[] not null default '{}', -- snapshot of the day (7.3)
  primary key (province, id),
  unique (province, delivery, person)
);
create index resource_delivery_person_leaf on resource_delivery_person (station, month);
create index resource_delivery_person_place on resource_delivery_person (division, delivered_on desc, id desc);
create index resource_delivery_person_person on resource_delivery_person (person, delivered_on desc);
grant select, insert on resource_delivery_person to zhulian_app, zhulian_worker;
call protect_by_scope('resource_delivery_person', 'division', 'station', 'person');

-- Published for the figures.
create view figures_resource_link with (security_invoker = true) as
  select province, id, station, division, month, linked_on, null::uuid as person, kind, source_kind, amount, name as label
  from resource_link where reversed_by is null;
create view figures_resource_link_history with (security_invoker = true) as
  select province, id, station, division, month, linked_on, null::uuid as person, kind, source_kind, amount, name as label,
    recorded_at as counted_from, reversed_at as counted_until
  from resource_link;

-- One row a registered person and handing out; the link's page is found by `id` too.
create view figures_resource_delivery with (security_invoker = true) as
  select p.province, p.id, p.station, p.division, p.month, p.delivered_on, p.person,
    coalesce(s.survivor, p.person_ordinal) as person_ordinal, p.categories, p.delivery, p.link
  from resource_delivery_person p
  join resource_delivery d on d.province = p.province and d.id = p.delivery
  left join person_survivor s on s.province = p.province and s.ordinal = p.person_ordinal
  where d.reversed_by is null;
create view figures_resource_delivery_history with (security_invoker = true) as
  select p.province, p.id, p.station, p.division, p.month, p.delivered_on, p.person,
    coalesce(s.survivor, p.person_ordinal) as person_ordinal, p.categories, p.delivery, p.link,
    d.recorded_at as counted_from, d.reversed_at as counted_until
  from resource_delivery_person p
  join resource_delivery d on d.province = p.province and d.id = p.delivery
  left join person_survivor s on s.province = p.province and s.ordinal = p.person_ordinal;
grant select on figures_resource_link, figures_resource_link_history, figures_resource_delivery, figures_resource_delivery_history
  to zhulian_app, zhulian_worker;
