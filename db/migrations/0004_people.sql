-- Accounts (tables of the account engine, prefixed auth_), then persons, contacts, roles and consents.

create table auth_users (
  id uuid primary key,
  name text not null default '',
  email text not null unique,
  email_verified boolean not null,
  image text,
  username text unique check (username = lower(username)),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table auth_users is '[platform] Sign-in identities of the account engine. email is an alias made from a keyed index, never an address; the name stays empty: who it is stands elsewhere. Times are machine time.';

create table auth_credentials (
  id uuid primary key,
  user_id uuid not null references auth_users on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
comment on table auth_credentials is '[platform] Password hashes (scrypt) of the account engine.';
create index auth_credentials_user on auth_credentials (user_id);

create table auth_sessions (
  id uuid primary key,
  user_id uuid not null references auth_users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  awaits_second_factor boolean not null default false,
  second_factor_at timestamptz
);
comment on table auth_sessions is '[platform] Sessions of the account engine, in machine time. One that awaits the second factor signs nobody in.';
create index auth_sessions_user on auth_sessions (user_id);
create index auth_sessions_expiry on auth_sessions (expires_at);

create table auth_verifications (
  id uuid primary key,
  identifier text not null unique,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table auth_verifications is '[platform] One-time codes of the account engine: keyed hash and number of tries, one a contact.';
create index auth_verifications_expiry on auth_verifications (expires_at);

create table auth_second_factors (
  user_id uuid primary key references auth_users on delete cascade,
  secret_cipher bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table auth_second_factors is '[platform] Secret of the time-based code (RFC 6238), encrypted; last_step is the newest time step that was used, so that no code works twice.';

create table auth_recovery_codes (
  user_id uuid not null references auth_users on delete cascade,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table auth_recovery_codes is '[platform] Keyed hashes of the recovery codes that stand in for the second factor once each.';

alter table access_tokens add constraint access_tokens_account_id_fkey foreign key (account_id) references auth_users on delete cascade;
alter table outgoing_messages add column person_id uuid, add column not_before timestamptz;
create index outgoing_messages_person on outgoing_messages (person_id) where person_id is not null;

create table persons (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'public')),
  display_name text not null check (length(display_name) between 1 and 60),
  unit_id uuid references organizations,
  age_band text check (age_band in ('under-14', '14-17', 'adult')),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  notify_by text not null default 'mail' check (notify_by in ('mail', 'sms', 'none')),
  quiet_from text not null default '22:00' check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to text not null default '07:30' check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  erased_at timestamptz
);
comment on table persons is '[people] Who has an account or is known to a unit. An erased person keeps the id, so that facts stay countable, and nothing else.';
create index persons_unit on persons (unit_id, id);
create index persons_name on persons (display_name text_pattern_ops);

create table person_contacts (
  person_id uuid not null references persons,
  kind text not null check (kind in ('mobile', 'email')),
  cipher bytea not null,
  index_hash bytea not null,
  masked text not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, kind)
);
comment on table person_contacts is '[people] Mobile and e-mail of a person: encrypted, found by a keyed blind index, shown masked.';
create index person_contacts_index on person_contacts (kind, index_hash);

create table accounts (
  id uuid primary key references auth_users,
  person_id uuid not null unique references persons,
  username text unique check (username ~ '^[a-z][a-z0-9_.-]{2,39}$'),
  status text not null check (status in ('invited', 'active', 'disabled', 'closed')),
  status_reason text,
  must_change_password boolean not null default false,
  password_changed_at timestamptz,
  last_signed_in_at timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null,
  created_by uuid
);
comment on table accounts is '[people] The account a person signs in with; staff have a user name. Sign-in times are machine time. demonstration: made while the demonstration was loaded, so that its codes may be shown.';

create table account_invitations (
  id uuid primary key,
  account_id uuid not null references accounts,
  purpose text not null check (purpose in ('invitation', 'reset')),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table account_invitations is '[people] One-time links by which a staff account sets its password; only the SHA-256 is kept. Machine time.';
create index account_invitations_account on account_invitations (account_id);

create table grants (
  id uuid primary key,
  person_id uuid not null references persons,
  role text not null check (role in ('office_admin', 'unit_liaison', 'editor', 'commentator', 'volunteer', 'judge', 'inspector', 'system_admin', 'security_admin', 'audit_admin')),
  node_id uuid not null references organizations,
  granted_at timestamptz not null,
  granted_by uuid,
  ends_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text,
  check (ends_at is null or ends_at > granted_at)
);
comment on table grants is '[people] A role held at a node and its subtree, from when it was given until it ends or is taken away.';
create unique index grants_held on grants (person_id, role, node_id) where revoked_at is null;
create unique index grants_one_administrator on grants (person_id) where revoked_at is null and role in ('system_admin', 'security_admin', 'audit_admin');
create index grants_node on grants (node_id, role) where revoked_at is null;

create table guardian_consents (
  id uuid primary key,
  person_id uuid not null references persons,
  guardian_name_cipher bytea,
  guardian_contact_cipher bytea,
  guardian_contact_masked text not null,
  relation text not null check (relation in ('father', 'mother', 'grandparent', 'other-guardian')),
  text_version text not null,
  given_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid
);
comment on table guardian_consents is '[people] Consent of a guardian for a person under 14: who, in what relation, to which text, when; kept three years after it ends.';
create unique index guardian_consents_current on guardian_consents (person_id) where withdrawn_at is null;

create table consents (
  id uuid primary key,
  person_id uuid not null references persons,
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  text_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table consents is '[people] Separate consents by purpose (public display, export to other bodies), each with the version of its text.';
create unique index consents_current on consents (person_id, purpose) where withdrawn_at is null;

create table erasures (
  id uuid primary key,
  person_id uuid not null unique references persons,
  erased_at timestamptz not null,
  asked_by text not null check (asked_by in ('self', 'administrator', 'retention')),
  removed jsonb not null,
  kept jsonb not null
);
comment on table erasures is '[people] Receipts of erasure: when, at whose wish, how many records of what kind went or stay without a name. They hold none of the data.';
