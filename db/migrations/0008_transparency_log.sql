-- The transparency log: append-only Merkle trees (RFC 6962) in the layout of C2SP tlog-tiles.

create table transparency_logs (
  id integer generated always as identity primary key,
  name text not null unique check (name ~ '^[a-z][a-z0-9-]*(/[a-z0-9-]+)*$' and length(name) <= 100),
  origin text not null unique check (origin ~ '^[^\s+]+$'),
  size bigint not null default 0 check (size >= 0),
  opened_at timestamptz not null,
  closed_at timestamptz
);
comment on table transparency_logs is '[ledger] One row a log: its name, the origin line of its checkpoints (never changed: signatures stand on it), and how many leaves the tree holds. Whoever adds to the tree holds this row. closed_at: nothing more is taken; what was taken before is still put into the tree.';

create table log_pending (
  log text not null,
  seq bigint generated always as identity,
  leaf bytea not null check (octet_length(leaf) between 1 and 8192),
  primary key (log, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table log_pending is '[ledger] Leaves that are taken but not yet in the tree, written in the transaction that made them true. The sequencer deletes a row in the transaction that puts its leaf into the tree; it sees committed rows only, so one that commits late is taken later and never left out. No foreign key: it would touch the log''s row for every leaf.';
alter table log_pending alter column leaf set storage main;

create table log_bundles (
  log_id integer not null references transparency_logs,
  number bigint not null check (number >= 0),
  entries bytea not null,
  seqs bytea not null check (octet_length(seqs) between 8 and 2048),
  seq_low bigint not null,
  seq_high bigint not null,
  primary key (log_id, number)
);
comment on table log_bundles is '[ledger] The leaves of the tree, 256 a row: entries as in an entry bundle of C2SP tlog-tiles (each leaf after its length, two bytes), seqs the numbers they were taken under (eight bytes each), seq_low and seq_high the least and the greatest of them. The last one grows.';
create index log_bundles_seqs on log_bundles using gist (int8range(seq_low, seq_high, '[]'));

create table log_tiles (
  log_id integer not null references transparency_logs,
  level smallint not null check (level between 0 and 6),
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (log_id, level, number)
);
comment on table log_tiles is '[ledger] The tree''s hashes as in the tiles of C2SP tlog-tiles (height 8). The last one of a level grows; a narrower form of it is its beginning. The last tiles are all that adding to the tree needs to know.';
alter table log_tiles alter column hashes set storage external;

create table log_checkpoints (
  log_id integer not null references transparency_logs,
  size bigint not null,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  signed_at timestamptz not null,
  primary key (log_id, size)
);
comment on table log_checkpoints is '[ledger] Every checkpoint that was signed (C2SP tlog-checkpoint), written in the transaction that made its tree: a size has one root for ever.';

create table log_cosignatures (
  log_id integer not null,
  size bigint not null,
  witness text not null,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (log_id, witness, size),
  foreign key (log_id, size) references log_checkpoints
);
comment on table log_cosignatures is '[ledger] What outside witnesses signed beside our checkpoints (C2SP tlog-cosignature): the witness''s key name and its line of the note.';

create function append_to_log(log_name text, leaves bytea[]) returns setof bigint language plpgsql as $$
begin
  -- Shared by all who add; whoever closes the log takes it alone. What follows sees what was committed when the hold was given.
  perform pg_advisory_xact_lock_shared(7160403, hashtext(log_name));
  if exists (select from transparency_logs where name = log_name and closed_at is not null) then
    raise exception 'log % is closed', log_name using errcode = 'object_not_in_prerequisite_state', constraint = 'log_closed';
  end if;
  return query insert into log_pending (log, leaf) select log_name, leaf from unnest(leaves) with ordinality as given (leaf, place) order by place returning seq;
end $$;
comment on function append_to_log is 'Takes leaves into a log, in order, and returns their numbers; refuses once the log is closed. Those who add do not wait for each other.';

create function keep_log_bytes() returns trigger language plpgsql as $$
declare
  was bytea;
  is_now bytea;
begin
  if tg_table_name = 'log_tiles' then
    was := old.hashes;
    is_now := new.hashes;
  else
    was := old.entries;
    is_now := new.entries;
  end if;
  if substr(is_now, 1, octet_length(was)) is distinct from was then
    raise exception '% rows only ever grow', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function keep_log_bytes() is 'Keeps the log append-only, whoever asks: a row may be added to at its end and not changed otherwise.';

create function keep_log_head() returns trigger language plpgsql as $$
begin
  if (new.id, new.name, new.origin, new.opened_at) is distinct from (old.id, old.name, old.origin, old.opened_at) or new.size < old.size or (old.closed_at is not null and new.closed_at is distinct from old.closed_at) then
    raise exception 'a log keeps its name and origin, never shrinks, and is never opened again' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function keep_log_head() is 'Keeps a log''s name, origin and closing, and its size from going back.';

create trigger transparency_logs_head before update on transparency_logs for each row execute function keep_log_head();
create trigger transparency_logs_stay before delete on transparency_logs for each row execute function refuse_change();
create trigger log_bundles_grow before update on log_bundles for each row execute function keep_log_bytes();
create trigger log_bundles_stay before delete on log_bundles for each row execute function refuse_change();
create trigger log_tiles_grow before update on log_tiles for each row execute function keep_log_bytes();
create trigger log_tiles_stay before delete on log_tiles for each row execute function refuse_change();
create trigger log_checkpoints_stay before update or delete on log_checkpoints for each row execute function refuse_change();
