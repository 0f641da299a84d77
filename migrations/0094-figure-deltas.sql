-- What was added below a stale branch since it was worked out, so that a visit costs the nation its few bytes and not the
-- union of all provinces again. Null: something was taken out, and the branch is worked out anew from its parts.
alter table figure_stale add column amounts bytea;
alter table figure_stale add column members bytea;
alter table figure_stale add constraint figure_stale_both check ((amounts is null) = (members is null));
grant update on figure_stale to zhulian_worker;

-- Sets of members are compact already: to try to compress a nation's costs more than all else of its settling. What is
-- stored stays as it is until it is next written.
alter table figure_division alter column members set storage external;
