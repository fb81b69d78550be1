-- Campaigns: what is composed, its versions, activities, templates, bulletins, and the special page as it is drawn.

create table campaign_templates (
  id uuid primary key,
  owner_id uuid not null references organizations,
  name_zh text not null check (length(name_zh) between 1 and 120),
  name_en text not null default '' check (length(name_en) <= 360),
  content jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz
);
comment on table campaign_templates is '[campaigns] A campaign kept to be made again: its content with dates as rules that no year is bound to. Offices below the owner may use it.';
create index campaign_templates_owner on campaign_templates (owner_id) where removed_at is null;

create table campaigns (
  id uuid primary key,
  host_id uuid not null references organizations,
  co_host_ids uuid[] not null default '{}',
  year integer not null check (year between 1990 and 2100),
  state text not null check (state in ('draft', 'published', 'closed', 'archived')),
  version integer not null default 1,
  slug text check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name_zh text not null check (length(name_zh) <= 80),
  name_en text not null check (length(name_en) <= 240),
  content jsonb not null,
  cover_file_id uuid references files,
  starts_on date,
  ends_on date,
  template_id uuid references campaign_templates,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  published_at timestamptz,
  closed_at timestamptz,
  archived_at timestamptz,
  constraint campaigns_slug unique (slug),
  check (state = 'draft' or (published_at is not null and slug is not null and starts_on is not null and ends_on is not null)),
  check ((state in ('closed', 'archived')) = (closed_at is not null)),
  check ((state = 'archived') = (archived_at is not null))
);
comment on table campaigns is '[campaigns] A themed programme. content is the whole composition (words, phases, tracks, milestones, audience, approval); year, slug, names, cover, days and co-hosts are repeated from it for lists.';
comment on column campaigns.version is 'Counts every change; a caller who saw another one is refused.';
create index campaigns_host on campaigns (host_id, id desc);
create index campaigns_co_hosts on campaigns using gin (co_host_ids);
create index campaigns_cover on campaigns (cover_file_id) where cover_file_id is not null;
create index campaigns_public on campaigns (starts_on desc, id desc) where state <> 'draft';

create table campaign_versions (
  campaign_id uuid not null references campaigns,
  version integer not null,
  content jsonb not null,
  reason text not null check (length(reason) <= 300),
  at timestamptz not null,
  by_account uuid,
  by_name text not null,
  primary key (campaign_id, version)
);
comment on table campaign_versions is '[campaigns] The content as it was published and after each change since; two neighbours are the before and after of a change.';
create trigger campaign_versions_append_only before update or delete on campaign_versions for each row execute function refuse_change();

create table activities (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  track_id uuid,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  title_zh text not null check (length(title_zh) between 1 and 120),
  title_en text not null default '' check (length(title_en) <= 360),
  created_at timestamptz not null,
  created_by uuid
);
comment on table activities is '[campaigns] One thing people do in a campaign. Its particulars are in the tables of the module of its kind; track_id names a track of the campaign''s content, which keeps tracks that have activities.';
create index activities_campaign on activities (campaign_id, id);

create table campaign_bulletins (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  version integer not null default 1,
  title_zh text not null check (length(title_zh) between 1 and 120),
  title_en text not null default '' check (length(title_en) <= 360),
  body_zh text not null check (length(body_zh) between 1 and 8000),
  body_en text not null default '' check (length(body_en) <= 24000),
  figures jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdraw_reason text,
  check (state = 'draft' or published_at is not null),
  check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdraw_reason is null))
);
comment on table campaign_bulletins is '[campaigns] Progress told in words. A number in the text is a place for a figure of the ledger, {1} for the first of figures; none is typed.';
create index campaign_bulletins_campaign on campaign_bulletins (campaign_id, published_at desc);

create table campaign_pages (
  campaign_id uuid primary key references campaigns,
  slug text not null unique,
  page jsonb not null,
  refreshed_at timestamptz not null
);
comment on table campaign_pages is '[campaigns] The special page as it is drawn, in one row: dates resolved, names of organizations, cover, activities, bulletins. Written anew in the transaction of every change it shows.';
