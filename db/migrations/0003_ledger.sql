create table fact_kinds (
  kind text primary key check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  class text not null check (class in ('work', 'output', 'reach')),
  unit text not null,
  declared boolean not null,
  label_zh text not null,
  label_en text not null
);
comment on table fact_kinds is '[ledger] Kinds of facts as the modules declare them; written at start, never deleted. The class decides what an evaluation may use; a declared kind holds outside figures, stated by somebody on evidence.';

create table facts (
  id uuid not null,
  kind text not null,
  node_id uuid not null,
  path uuid[] not null check (path[cardinality(path)] = node_id),
  campaign_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  quantity numeric(16, 2) not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  corrects uuid,
  reason text,
  declared jsonb check (declared ?& array['by', 'source', 'evidence']),
  primary key (id, occurred_on),
  check ((corrects is null) = (reason is null)),
  check (quantity > 0 or corrects is not null)
) partition by range (occurred_on);
comment on table facts is '[ledger] What really happened, one row each, added in the transaction that made it true; corrected only by a further fact of the same day. path is the line of nodes the fact counted for when it happened; occurred_on is the day in Asia/Shanghai; declared holds who stated an outside figure and on what evidence. The kind is checked by the statement that writes: a foreign key would lock the kind''s row for every fact.';
create table facts_default partition of facts default;
do $$
begin
  for year in 2025..2035 loop
    execute format('create table facts_%s partition of facts for values from (%L) to (%L)', year, year || '-01-01', (year + 1) || '-01-01');
  end loop;
end $$;
create index facts_node_kind on facts (node_id, kind, occurred_on, id);
create index facts_kind on facts (kind, occurred_on, id);
create index facts_campaign_kind on facts (campaign_id, kind, occurred_on, id) where campaign_id is not null;
create index facts_subject on facts (subject_id);
create index facts_corrects on facts (corrects) where corrects is not null;
create trigger facts_append_only before update or delete on facts for each row execute function refuse_change();

create table fact_tail (
  kind text not null,
  path uuid[] not null,
  path_now uuid[] not null,
  campaign_id uuid,
  occurred_on date not null,
  quantity numeric(16, 2) not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table fact_tail is '[ledger] Facts not yet folded into rollups. A fact and its tail row are written by one statement; the folder deletes the row in the transaction that adds it to the rollups, so a figure (rollups + tail, one snapshot) is always exact.';

create table fact_lines (
  path uuid[] primary key,
  node_id uuid not null,
  path_now uuid[] not null
);
comment on table fact_lines is '[ledger] Each line of nodes that folded facts counted for, and where its last node stands in the tree of today. Written by the folder, shifted by a move.';
create index fact_lines_node on fact_lines (node_id);
create index fact_lines_was on fact_lines using gin (path);
create index fact_lines_now on fact_lines using gin (path_now);

create table rollups (
  node_id uuid not null,
  kind text not null,
  campaign_id uuid,
  day date not null,
  was_quantity numeric(18, 2) not null,
  was_facts bigint not null,
  now_quantity numeric(18, 2) not null,
  now_facts bigint not null
) with (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.01);
comment on table rollups is '[ledger] Sums of facts over a node''s subtree by kind, campaign and day: was_ by the tree as it stood when each fact happened, now_ by the tree of today. Nearly all facts count alike in both, so both stand in one row.';
-- A large node's rows lie scattered over the table, one a page: with the sums in the index, they are read from it alone.
create unique index rollups_key on rollups (node_id, kind, campaign_id, day) include (was_quantity, was_facts, now_quantity, now_facts) nulls not distinct;
