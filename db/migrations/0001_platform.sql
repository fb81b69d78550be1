-- Generic parts: audit, settings, files, messages that go out, search, rate limits, personal access tokens.

create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
comment on table settings is '[platform] One row a setting of the whole installation (clock of a running scenario, state of the first set-up).';

create table audit_events (
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null check (length(action) between 1 and 100),
  object_type text not null,
  object_id uuid,
  node_id uuid,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  reason text,
  before jsonb,
  after jsonb,
  address inet,
  request_id text,
  primary key (id, at)
) partition by range (at);
comment on table audit_events is '[platform] Who did what to what, when, from where, with what outcome; before and after for changes. Rows are only ever added.';
create table audit_events_default partition of audit_events default;
create index audit_events_at on audit_events (at desc);
create index audit_events_object on audit_events (object_type, object_id, at desc);
create index audit_events_actor on audit_events (actor_id, at desc);

do $$
begin
  for year in 2025..2035 loop
    execute format('create table audit_events_%s partition of audit_events for values from (%L) to (%L)', year, year || '-01-01T00:00:00Z', (year + 1) || '-01-01T00:00:00Z');
  end loop;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function refuse_change() is 'Keeps append-only tables append-only, whoever asks.';
create trigger audit_events_append_only before update or delete on audit_events for each row execute function refuse_change();

create table files (
  id uuid primary key,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size >= 0),
  mime text not null,
  original_name text not null check (length(original_name) between 1 and 255),
  purpose text not null check (purpose in ('picture', 'film', 'audio', 'document', 'text', 'generated')),
  state text not null check (state in ('ready', 'refused', 'deleted')),
  refusal jsonb check ((refusal is not null) = (state = 'refused')),
  width integer,
  height integer,
  duration_ms integer,
  placeholder text,
  derivatives jsonb not null default '{}',
  owner_account_id uuid,
  created_at timestamptz not null,
  claimed_at timestamptz,
  deleted_at timestamptz
);
comment on table files is '[platform] Uploaded and generated files; the bytes lie in the file store under their SHA-256. A file is claimed when a module takes it up; one that nobody claims is deleted after a while.';
comment on column files.refusal is 'Code and parameters of the error that the content was refused with; its bytes are not kept.';
comment on column files.derivatives is '{name: {sha256, width, height, mime, size}}';
create index files_owner on files (owner_account_id, created_at desc);
create index files_unclaimed on files (created_at) where state = 'ready' and claimed_at is null;

create table file_blobs (
  sha256 bytea not null check (length(sha256) = 32),
  file_id uuid not null references files,
  primary key (sha256, file_id)
);
comment on table file_blobs is '[platform] Which files need which bytes of the file store, originals and derivatives; bytes that no row names are removed.';
create index file_blobs_file on file_blobs (file_id);

create table uploads (
  id uuid primary key,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  purpose text not null,
  size bigint not null check (size > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  file_id uuid references files,
  lock_token uuid,
  locked_until timestamptz,
  release_asked boolean not null default false
);
comment on table uploads is '[platform] Resumable uploads until they expire; file_id once complete. The lock is a lease in the server''s own time, so that a dead process blocks nobody for long.';
create index uploads_account on uploads (account_id, created_at desc);
create index uploads_expires on uploads (expires_at);
create index uploads_file on uploads (file_id);

create table outgoing_messages (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'sms')),
  recipient_cipher bytea not null,
  recipient_masked text not null,
  subject text not null,
  body_cipher bytea not null,
  purpose text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  attempts integer not null default 0
);
comment on table outgoing_messages is '[platform] Mail and SMS to be sent by the worker; recipient and text encrypted at rest.';
create index outgoing_messages_created on outgoing_messages (created_at desc);

create table search_documents (
  object_type text not null,
  object_id uuid not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  title text not null,
  byline text not null,
  summary text not null,
  path text not null check (path ~ '^/'),
  belongs_to uuid[] not null,
  picture jsonb,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  words tsvector not null,
  primary key (object_type, object_id, locale)
);
comment on table search_documents is '[platform] Every published page about something, once a language: what the public search finds, and what feeds and the sitemap list. Words are cut by the segmenter, weights A (title and byline) and B (text); byline says whose it is; belongs_to holds the ids of what it is part of (its nodes from the root down, its campaign).';
create index search_documents_words on search_documents using gin (words);
create index search_documents_belongs_to on search_documents using gin (belongs_to);
create index search_documents_newest on search_documents (locale, published_at desc, object_id);

create table site_feedback (
  id uuid primary key,
  at timestamptz not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  about_path text check (length(about_path) <= 500),
  topic text not null check (topic in ('wrong', 'broken', 'hard-to-use', 'burden', 'other')),
  message text not null check (length(message) between 1 and 2000),
  reply text check (length(reply) between 1 and 2000),
  replied_at timestamptz,
  replied_by uuid,
  check ((reply is null) = (replied_at is null))
);
comment on table site_feedback is '[portal] What readers say about this site itself, without a name, and the answers; both are shown on the site once answered.';
create index site_feedback_at on site_feedback (at desc);
create index site_feedback_waiting on site_feedback (at) where reply is null;

create table rate_limits (
  key text primary key,
  points integer not null,
  expire bigint
);
comment on table rate_limits is '[platform] Counters of the rate limiter, shared by all processes (layout of rate-limiter-flexible).';

create table access_tokens (
  id uuid primary key,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table access_tokens is '[platform] Personal access tokens for scripts; only their SHA-256 is kept.';
create index access_tokens_account on access_tokens (account_id);

create table import_tasks (
  id uuid primary key,
  kind text not null,
  node_id uuid not null,
  account_id uuid,
  file_name text not null check (length(file_name) <= 255),
  file bytea,
  unknown_columns text[] not null default '{}',
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  total integer not null default 0,
  taken integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  failure jsonb,
  created_at timestamptz not null,
  finished_at timestamptz
);
comment on table import_tasks is '[platform] A spreadsheet being imported: the file until it is done, and the counts as they grow.';
create index import_tasks_account on import_tasks (account_id, created_at desc);

create table import_refusals (
  task_id uuid not null references import_tasks on delete cascade,
  row_number integer not null,
  cells jsonb not null,
  others jsonb not null,
  reasons jsonb not null,
  primary key (task_id, row_number)
);
comment on table import_refusals is '[platform] Rows an import did not take, as they were, with the reasons in both languages; the error workbook is made of them.';
