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
  sha256 bytea not null,
  size bigint not null check (size >= 0),
  mime text not null,
  original_name text not null check (length(original_name) <= 255),
  width integer,
  height integer,
  duration_ms integer,
  derivatives jsonb not null default '{}',
  owner_account_id uuid,
  purpose text not null,
  state text not null check (state in ('ready', 'refused', 'deleted')),
  created_at timestamptz not null,
  deleted_at timestamptz
);
comment on table files is '[platform] Uploaded and generated files; the bytes lie in the file store under their SHA-256.';
create index files_sha256 on files (sha256);
create index files_owner on files (owner_account_id, created_at desc);

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
  summary text not null,
  url text not null,
  node_id uuid,
  published_at timestamptz not null,
  words tsvector not null,
  primary key (object_type, object_id, locale)
);
comment on table search_documents is '[platform] What the public search finds: words cut by the segmenter, weights A (title) and B (text).';
create index search_documents_words on search_documents using gin (words);

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
