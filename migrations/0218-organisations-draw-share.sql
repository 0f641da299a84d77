-- A spot check is ordered by a number of bodies or by a share of them (抽查比例); of a share the number is worked out when the
-- range is fixed, and both are kept.
alter table organisation_draw add column share_percent smallint check (share_percent between 1 and 100);
