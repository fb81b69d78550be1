-- A leaf's bytes are written once, where they stay. What waits for the tree is its hash alone, and the tree says which leaves stand where.
create table log_entries (
  seq bigint primary key,
  count smallint not null check (count between 1 and 256),
  entries bytea not null,
  check (octet_length(entries) between 3 * count and 8194 * count)
);
alter table log_entries alter column entries set storage external;
comment on table log_entries is '[ledger] Leaves as they were taken, written in the transaction that made them true and never changed: a row holds those that were taken together, at most 256, in the form of an entry bundle of C2SP tlog-tiles (each leaf after its length, two bytes). seq: the number of the first, the others follow.';

create table log_runs (
  log_id integer not null references transparency_logs,
  first bigint not null check (first >= 0),
  seq bigint not null,
  count smallint not null check (count between 1 and 256),
  primary key (log_id, first)
);
create unique index log_runs_seq on log_runs (log_id, seq);
comment on table log_runs is '[ledger] Where leaves stand in a log''s tree: first is the index of the first leaf of the row of log_entries of that seq, the others follow.';

alter table log_pending add column hashes bytea;

-- Leaves in the tree: of each bundle, those whose numbers follow one another become a row.
do $$
declare
  bundle record;
  given bytea;
  numbers bytea;
  leaves integer;
  at integer;
  start_at integer;
  start_place integer;
  start_seq bigint;
  this_seq bigint;
begin
  for bundle in select log_id, number, entries, seqs from log_bundles order by log_id, number loop
    given := bundle.entries || ''::bytea;
    numbers := bundle.seqs || ''::bytea;
    leaves := octet_length(numbers) / 8;
    at := 0;
    start_place := null;
    for place in 0 .. leaves loop
      this_seq := case when place < leaves then ('x' || encode(substr(numbers, place * 8 + 1, 8), 'hex'))::bit(64)::bigint end;
      if start_place is not null and this_seq is distinct from start_seq + place - start_place then
        insert into log_entries (seq, count, entries) values (start_seq, place - start_place, substr(given, start_at + 1, at - start_at));
        insert into log_runs (log_id, first, seq, count) values (bundle.log_id, bundle.number * 256 + start_place, start_seq, place - start_place);
        start_place := null;
      end if;
      if this_seq is not null then
        if start_place is null then
          start_place := place;
          start_at := at;
          start_seq := this_seq;
        end if;
        at := at + 2 + get_byte(given, at) * 256 + get_byte(given, at + 1);
      end if;
    end loop;
  end loop;
end $$;

-- Leaves that wait.
do $$
declare
  waiting record;
  given bytea;
  at integer;
  width integer;
  found bytea;
begin
  for waiting in select log, seq, count, entries from log_pending loop
    given := waiting.entries || ''::bytea;
    found := ''::bytea;
    at := 0;
    while at < octet_length(given) loop
      width := get_byte(given, at) * 256 + get_byte(given, at + 1);
      found := found || sha256('\x00'::bytea || substr(given, at + 3, width));
      at := at + 2 + width;
    end loop;
    insert into log_entries (seq, count, entries) values (waiting.seq, waiting.count, given);
    update log_pending set hashes = found where log = waiting.log and seq = waiting.seq;
  end loop;
end $$;

drop table log_bundles;
alter table log_pending drop column entries;
alter table log_pending alter column hashes set not null;
alter table log_pending add constraint log_pending_hashes_check check (octet_length(hashes) = 32 * count);
alter table log_pending alter column hashes set storage external;
-- Hashes of nearly all rows fit beside the other columns, and a row is gone in a second.
alter table log_pending set (toast_tuple_target = 8160);
comment on table log_pending is '[ledger] Leaves that are taken but not yet in the tree, by their hashes in it (RFC 6962), written in the transaction that made them true; seq and count as in log_entries. The sequencer deletes a row in the transaction that puts its leaves into the tree; it sees committed rows only, so one that commits late is taken later and never left out. No foreign key: it would touch the log''s row for every leaf.';

create trigger log_entries_stay before update or delete on log_entries for each row execute function refuse_change();
create trigger log_runs_stay before update or delete on log_runs for each row execute function refuse_change();

-- A list of voters is closed when its poll is published. The desk gives its passes by it, so the box need not look again at each ballot.
create trigger poll_voters_stay before update or delete on poll_voters for each row execute function refuse_change();

create or replace function keep_log_bytes() returns trigger language plpgsql as $$
begin
  if substr(new.hashes, 1, octet_length(old.hashes)) is distinct from old.hashes then
    raise exception '% rows only ever grow', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

drop function append_entries_to_log(text, integer, bytea);
create function append_entries_to_log(log_name text, leaves integer, given bytea, leaf_hashes bytea) returns bigint language plpgsql as $$
declare
  first bigint;
begin
  -- Shared by all who add; whoever closes the log takes it alone. What follows sees what was committed when the hold was given.
  perform pg_advisory_xact_lock_shared(7160403, hashtext(log_name));
  if exists (select from transparency_logs where name = log_name and closed_at is not null) then
    raise exception 'log % is closed', log_name using errcode = 'object_not_in_prerequisite_state', constraint = 'log_closed';
  end if;
  insert into log_pending (log, count, hashes) values (log_name, leaves, leaf_hashes) returning seq into first;
  insert into log_entries (seq, count, entries) values (first, leaves, given);
  return first;
end $$;
comment on function append_entries_to_log is 'Takes at most 256 leaves, each after its length in two bytes, with their hashes in the tree (RFC 6962: of a zero byte and the leaf), into a log and returns the first one''s number; the others'' follow. Refuses once the log is closed. Those who add do not wait for each other.';

create or replace function append_to_log(log_name text, leaves bytea[]) returns setof bigint language plpgsql as $$
declare
  part bytea[];
  taken record;
  first bigint;
begin
  for start in 1 .. cardinality(leaves) by 256 loop
    part := leaves[start:start + 255];
    select string_agg(substring(int4send(octet_length(leaf)) from 3) || leaf, ''::bytea order by place) as entries, string_agg(sha256('\x00'::bytea || leaf), ''::bytea order by place) as hashes
      into taken from unnest(part) with ordinality as given (leaf, place);
    first := append_entries_to_log(log_name, cardinality(part), taken.entries, taken.hashes);
    return query select first + at from generate_series(0, cardinality(part) - 1) as at;
  end loop;
end $$;
comment on function append_to_log is 'Takes leaves into a log, in order, and returns their numbers; refuses once the log is closed.';
