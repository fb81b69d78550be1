create table organizations (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  created_at timestamptz not null,
  created_by uuid
);
comment on table organizations is '[organizations] A node of the office tree, identified by a code that never changes; what may change is in organization_spells.';

create table organization_spells (
  organization_id uuid not null references organizations,
  valid_from timestamptz not null,
  valid_to timestamptz,
  parent_id uuid references organizations,
  name text not null check (length(name) between 1 and 120),
  name_en text not null default '' check (length(name_en) <= 200),
  kind text not null check (kind in ('office', 'body', 'school', 'agency', 'enterprise', 'media', 'site', 'community', 'volunteer-group', 'association')),
  sector text check (length(sector) <= 40),
  level text check (level in ('national', 'provincial', 'municipal')),
  division_code text check (division_code ~ '^\d{6}(\d{3}){0,2}$'),
  status text not null check (status in ('active', 'closed', 'merged')),
  merged_into uuid references organizations,
  reason text,
  primary key (organization_id, valid_from),
  check (valid_to is null or valid_to > valid_from),
  check ((status = 'merged') = (merged_into is not null))
);
comment on table organization_spells is '[organizations] What a node was called, where it stood and what it was, from an instant until another; valid_to null is now.';
create unique index organization_spells_now on organization_spells (organization_id) where valid_to is null;
create index organization_spells_parent on organization_spells (parent_id, organization_id) where valid_to is null;
create unique index organization_spells_sibling_name on organization_spells (parent_id, name) nulls not distinct where valid_to is null and status = 'active';
create index organization_spells_division on organization_spells (division_code) where valid_to is null;

create table organization_paths (
  organization_id uuid not null references organizations,
  valid_from timestamptz not null,
  valid_to timestamptz,
  path uuid[] not null check (path[cardinality(path)] = organization_id),
  primary key (organization_id, valid_from)
);
comment on table organization_paths is '[organizations] The node''s line from the root down to itself, from an instant until another; follows from the spells of its ancestors.';
create unique index organization_paths_now on organization_paths (organization_id) where valid_to is null;
create index organization_paths_subtree on organization_paths using gin (path) where valid_to is null;
