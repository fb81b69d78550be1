create table contests (
  id uuid primary key,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  rules_zh text not null default '' check (length(rules_zh) <= 8000),
  rules_en text not null default '' check (length(rules_en) <= 24000),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  from_units boolean not null,
  from_public boolean not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  constraint contests_window check (closes_at > opens_at),
  check (from_units or from_public)
);
comment on table contests is '[contests] A call for entries; its id is that of its activity in a campaign. Entries come between opens_at and closes_at while it is open.';
create index contests_campaign on contests (campaign_id);

create table contest_categories (
  id uuid primary key,
  contest_id uuid not null references contests,
  position smallint not null,
  kind text not null check (kind in ('text', 'picture', 'film')),
  name_zh text not null check (length(name_zh) between 1 and 60),
  name_en text not null default '' check (length(name_en) <= 180),
  hint_zh text not null default '' check (length(hint_zh) <= 1000),
  hint_en text not null default '' check (length(hint_en) <= 3000),
  track_id uuid,
  min_characters integer not null default 0 check (min_characters between 0 and 20000),
  max_characters integer not null default 5000 check (max_characters between 1 and 20000),
  max_files smallint not null default 1 check (max_files between 0 and 20),
  unique (contest_id, position),
  check (max_characters >= min_characters)
);
comment on table contest_categories is '[contests] What a contest takes: texts of so many characters, pictures or films of so many files; published works of it show in the campaign''s track.';

create table contest_tiers (
  contest_id uuid not null references contests,
  depth smallint not null check (depth between 1 and 9),
  decide_by timestamptz not null,
  quota integer check (quota >= 0),
  primary key (contest_id, depth)
);
comment on table contest_tiers is '[contests] A tier of selection: offices so many steps below the host, until when they decide, and how many entries of each category one office may forward (null: any number).';

create table contest_quotas (
  contest_id uuid not null references contests,
  category_id uuid not null references contest_categories,
  node_id uuid not null references organizations,
  quota integer not null check (quota >= 0),
  primary key (category_id, node_id)
);
comment on table contest_quotas is '[contests] An office''s own quota in a category, in place of its tier''s.';

create table contest_forwarded (
  category_id uuid not null references contest_categories,
  node_id uuid not null references organizations,
  forwarded integer not null check (forwarded >= 0),
  primary key (category_id, node_id)
);
comment on table contest_forwarded is '[contests] How many entries an office has forwarded in a category; counted up under a row lock, so that two clerks cannot exceed the quota together.';

create table entries (
  id uuid primary key,
  contest_id uuid not null references contests,
  category_id uuid not null references contest_categories,
  campaign_id uuid not null,
  entrant text not null check (entrant in ('unit', 'public')),
  account_id uuid not null,
  node_id uuid not null references organizations,
  path uuid[] not null,
  state text not null check (state in ('draft', 'waiting', 'returned', 'set-aside', 'published', 'withdrawn')),
  holder_id uuid references organizations,
  version integer not null default 1,
  title_zh text not null default '' check (length(title_zh) <= 100),
  title_en text not null default '' check (length(title_en) <= 300),
  body text not null default '' check (length(body) <= 20000),
  caption_zh text not null default '' check (length(caption_zh) <= 500),
  caption_en text not null default '' check (length(caption_en) <= 1500),
  authors jsonb not null default '[]',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  published_at timestamptz,
  check ((state = 'waiting') = (holder_id is not null)),
  check (state = 'draft' or submitted_at is not null or state = 'withdrawn'),
  check ((state = 'published') = (published_at is not null))
);
comment on table entries is '[contests] A work entered: by a unit''s liaison for the unit (node_id), or by a member of the public through an office of their choice (node_id). path is that node''s line when it was submitted; holder_id the office whose decision it waits for.';
create index entries_holder on entries (holder_id, category_id, submitted_at) where state = 'waiting';
create index entries_account on entries (account_id, id desc);
create index entries_node on entries (node_id, id desc);
create index entries_contest on entries (contest_id, state);

create table entry_files (
  entry_id uuid not null references entries,
  position smallint not null,
  file_id uuid not null,
  sha256 bytea not null,
  primary key (entry_id, position),
  unique (entry_id, file_id)
);
comment on table entry_files is '[contests] The files of an entry in the order shown.';
create index entry_files_file on entry_files (file_id);
create index entry_files_sha256 on entry_files (sha256);

create table entry_steps (
  entry_id uuid not null references entries,
  seq smallint not null,
  at timestamptz not null,
  action text not null check (action in ('submitted', 'forwarded', 'returned', 'resubmitted', 'set-aside', 'taken-up', 'published', 'unpublished', 'withdrawn')),
  by_account uuid,
  by_name text not null,
  from_node uuid references organizations,
  to_node uuid references organizations,
  reason text check (length(reason) <= 500),
  version integer not null,
  primary key (entry_id, seq)
);
comment on table entry_steps is '[contests] The path an entry walked: who decided what, when, from which office to which. Never changed.';
create trigger entry_steps_append_only before update or delete on entry_steps for each row execute function refuse_change();

create table entry_versions (
  entry_id uuid not null references entries,
  version integer not null,
  content jsonb not null,
  at timestamptz not null,
  primary key (entry_id, version)
);
comment on table entry_versions is '[contests] The content of an entry each time it was submitted.';
create trigger entry_versions_append_only before update or delete on entry_versions for each row execute function refuse_change();

create table published_works (
  entry_id uuid primary key references entries,
  campaign_id uuid not null,
  contest_id uuid not null,
  category_id uuid not null,
  track_id uuid,
  path uuid[] not null,
  published_at timestamptz not null,
  work jsonb not null
);
comment on table published_works is '[contests] A published work as its page and the galleries draw it: title, text, pictures, credit, unit, path. One row a page.';
create index published_works_campaign on published_works (campaign_id, published_at desc, entry_id desc);
create index published_works_track on published_works (campaign_id, track_id, published_at desc, entry_id desc);
create index published_works_path on published_works using gin (path);
