-- Leaves that are taken together wait together, in the form in which the tree's bundles keep them: one row for many.
alter table log_pending drop constraint log_pending_leaf_check;
alter table log_pending rename column leaf to entries;
alter table log_pending add column count smallint not null default 1 check (count between 1 and 256);
alter table log_pending alter column count drop default;
update log_pending set entries = substring(int4send(octet_length(entries)) from 3) || entries;
alter table log_pending add constraint log_pending_entries_check check (octet_length(entries) between 3 * count and 8194 * count);
-- Room for the numbers of a row's leaves: seq is the first one's.
alter table log_pending alter column seq set increment by 256;
alter table log_pending alter column entries set storage external;
alter table log_pending set (autovacuum_vacuum_threshold = 500);
-- Compressing a full bundle cost more than putting its leaves into the tree.
alter table log_bundles alter column entries set storage external;
comment on table log_pending is '[ledger] Leaves that are taken but not yet in the tree, written in the transaction that made them true; a row holds those that were taken together: entries as in log_bundles, seq the number of the first, the others follow. The sequencer deletes a row in the transaction that puts its leaves into the tree; it sees committed rows only, so one that commits late is taken later and never left out. No foreign key: it would touch the log''s row for every leaf.';

create function append_entries_to_log(log_name text, leaves integer, given bytea) returns bigint language plpgsql as $$
declare
  first bigint;
begin
  -- Shared by all who add; whoever closes the log takes it alone. What follows sees what was committed when the hold was given.
  perform pg_advisory_xact_lock_shared(7160403, hashtext(log_name));
  if exists (select from transparency_logs where name = log_name and closed_at is not null) then
    raise exception 'log % is closed', log_name using errcode = 'object_not_in_prerequisite_state', constraint = 'log_closed';
  end if;
  insert into log_pending (log, count, entries) values (log_name, leaves, given) returning seq into first;
  return first;
end $$;
comment on function append_entries_to_log is 'Takes at most 256 leaves, each after its length in two bytes, into a log and returns the first one''s number; the others'' follow. Refuses once the log is closed. Those who add do not wait for each other.';

create or replace function append_to_log(log_name text, leaves bytea[]) returns setof bigint language plpgsql as $$
declare
  part bytea[];
  first bigint;
begin
  for start in 1 .. cardinality(leaves) by 256 loop
    part := leaves[start:start + 255];
    first := append_entries_to_log(log_name, cardinality(part), (select string_agg(substring(int4send(octet_length(leaf)) from 3) || leaf, ''::bytea order by place) from unnest(part) with ordinality as given (leaf, place)));
    return query select first + at from generate_series(0, cardinality(part) - 1) as at;
  end loop;
end $$;
comment on function append_to_log is 'Takes leaves into a log, in order, and returns their numbers; refuses once the log is closed.';
