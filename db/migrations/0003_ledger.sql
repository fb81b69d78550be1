create table fact_kinds (
  kind text primary key check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  class text not null check (class in ('work', 'output', 'reach')),
  unit text not null,
  label_zh text not null,
  label_en text not null
);
comment on table fact_kinds is '[ledger] Kinds of facts as the modules declare them; written at start. The class decides what an evaluation may use.';

create table facts (
  id uuid not null,
  kind text not null references fact_kinds,
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
  declared jsonb,
  primary key (id, occurred_on),
  check ((corrects is null) = (reason is null))
) partition by range (occurred_on);
comment on table facts is '[ledger] What really happened, one row each, added in the transaction that made it true; corrected only by a further fact. path is the line of nodes the fact counted for when it happened; occurred_on is the day in Asia/Shanghai; declared holds who stated an outside figure and on what evidence.';
create table facts_default partition of facts default;
do $$
begin
  for year in 2025..2035 loop
    execute format('create table facts_%s partition of facts for values from (%L) to (%L)', year, year || '-01-01', (year + 1) || '-01-01');
  end loop;
end $$;
create index facts_node_kind on facts (node_id, kind, occurred_on);
create index facts_subject on facts (subject_id);
create index facts_campaign_kind on facts (campaign_id, kind, occurred_on) where campaign_id is not null;
create trigger facts_append_only before update or delete on facts for each row execute function refuse_change();

create table fact_tail (
  fact_id uuid primary key,
  kind text not null,
  path uuid[] not null,
  path_now uuid[] not null,
  campaign_id uuid,
  occurred_on date not null,
  quantity numeric(16, 2) not null
);
comment on table fact_tail is '[ledger] Facts not yet folded into rollups. A fact and its tail row are written together; the folder deletes the row in the transaction that adds it to the rollups, so a figure (rollups + tail, one snapshot) is always exact.';

create table rollups (
  node_id uuid not null,
  basis text not null check (basis in ('was', 'now')),
  kind text not null,
  campaign_id uuid,
  day date not null,
  quantity numeric(18, 2) not null,
  facts bigint not null
);
comment on table rollups is '[ledger] Sums of facts over a node''s subtree by kind, campaign and day. Basis "was": by the tree as it stood when each fact happened; "now": by the tree of today.';
create unique index rollups_key on rollups (node_id, kind, basis, campaign_id, day) nulls not distinct;
