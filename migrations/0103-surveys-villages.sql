-- How far each village of a survey is, kept by the commands that draw the list and record at a door, so that progress over a
-- hundred thousand doors is read from some hundred rows. A village that two stations keep files in has a row for each.
create table survey_village (
  province smallint not null,
  campaign uuid not null,
  division bigint not null,
  station uuid not null,
  total integer not null default 0,
  done integer not null default 0,
  unmet integer not null default 0,
  primary key (province, campaign, division, station),
  check (province = division / 10000000000),
  check (done >= 0 and unmet >= 0 and done + unmet <= total)
);
create index survey_village_station on survey_village (campaign, station);
grant select, insert, update on survey_village to zhulian_app, zhulian_worker;
call protect_by_scope('survey_village', 'division', 'station');
