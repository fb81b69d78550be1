-- Notices sent down the office tree: numbers, frozen recipients, receipts, returns, extensions, reminders.

create table notices (
  id uuid primary key,
  issuer_id uuid not null references organizations,
  joint_issuer_ids uuid[] not null default '{}',
  campaign_id uuid,
  title text not null check (length(title) between 1 and 200),
  body jsonb not null,
  attachments jsonb not null default '[]',
  addressees text[] not null default '{}',
  cc text[] not null default '{}',
  series text not null check (length(series) between 1 and 20),
  year integer,
  serial integer check (serial > 0),
  audience jsonb not null,
  wants_receipt boolean not null,
  form jsonb,
  due_at timestamptz,
  remind_before integer[] not null,
  remind_after integer[] not null,
  state text not null check (state in ('draft', 'sent', 'withdrawn')),
  version integer not null default 1,
  recipient_count integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  sent_at timestamptz,
  sent_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text,
  returns_closed_at timestamptz,
  constraint notices_number unique (series, year, serial),
  check ((state = 'draft') = (serial is null) and (serial is null) = (year is null) and (serial is null) = (sent_at is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdraw_reason is null)),
  check (form is null or due_at is not null)
);
comment on table notices is '[notices] A document sent down the tree, from its draft on. A sent or withdrawn one keeps its number; people are person ids.';
create index notices_issuer on notices (issuer_id, id desc);
create index notices_attachments on notices using gin (attachments jsonb_path_ops);
create index notices_campaign on notices (campaign_id) where campaign_id is not null;

create table notice_series (
  series text primary key,
  owner_id uuid not null references organizations,
  claimed_at timestamptz not null
);
comment on table notice_series is '[notices] Which office numbers under a 代字: the first that sent under it.';

create table notice_numbers (
  series text not null references notice_series,
  year integer not null,
  last integer not null check (last > 0),
  primary key (series, year)
);
comment on table notice_numbers is '[notices] Last number given in a series and year; counted up in the transaction that sends, so that none is lost.';

create table notice_recipients (
  notice_id uuid not null references notices,
  organization_id uuid not null references organizations,
  name text not null,
  path uuid[] not null,
  due_at timestamptz,
  notified_at timestamptz,
  signed_at timestamptz,
  signed_by uuid,
  return_state text check (return_state in ('awaited', 'submitted', 'sent-back')),
  return_version integer not null default 0,
  first_submitted_at timestamptz,
  late_seconds integer check (late_seconds > 0),
  fields_asked integer not null default 0,
  next_reminder_at timestamptz,
  last_reminded_at timestamptz,
  primary key (notice_id, organization_id)
);
comment on table notice_recipients is '[notices] To whom a notice went, frozen when it was sent (name and line of then), and how far each has come. fields_asked counts what the platform did not hold.';
create index notice_recipients_organization on notice_recipients (organization_id, notice_id desc);
create index notice_recipients_path on notice_recipients using gin (path);
create index notice_recipients_to_notify on notice_recipients (notice_id, organization_id) where notified_at is null;
create index notice_recipients_reminder on notice_recipients (next_reminder_at) where next_reminder_at is not null;

create table notice_return_drafts (
  notice_id uuid not null,
  organization_id uuid not null,
  revision integer not null,
  answers jsonb not null,
  sealed bytea,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (notice_id, organization_id),
  foreign key (notice_id, organization_id) references notice_recipients
);
comment on table notice_return_drafts is '[notices] A return being written. answers holds contacts masked; sealed holds them in clear, encrypted.';

create table notice_returns (
  id uuid not null unique,
  notice_id uuid not null,
  organization_id uuid not null,
  version integer not null check (version > 0),
  answers jsonb not null,
  sealed bytea,
  submitted_at timestamptz not null,
  submitted_by uuid,
  late_seconds integer check (late_seconds > 0),
  sent_back_at timestamptz,
  sent_back_by uuid,
  sent_back_reason text,
  marks jsonb not null default '[]',
  primary key (notice_id, organization_id, version),
  foreign key (notice_id, organization_id) references notice_recipients,
  check ((sent_back_at is null) = (sent_back_reason is null))
);
comment on table notice_returns is '[notices] Every version of a return as it was handed in, and why it went back.';
create index notice_returns_sealed on notice_returns (submitted_at) where sealed is not null;

create table notice_held (
  organization_id uuid not null references organizations,
  asks text not null,
  answer jsonb not null,
  sealed bytea,
  as_of timestamptz not null,
  notice_id uuid not null references notices,
  primary key (organization_id, asks)
);
comment on table notice_held is '[notices] The latest answer of a unit to what forms ask for, so that it is filled in and not asked for again.';

create table notice_extensions (
  id uuid primary key,
  notice_id uuid not null,
  organization_id uuid not null,
  reason text not null,
  until timestamptz not null,
  asked_at timestamptz not null,
  asked_by uuid,
  state text not null check (state in ('asked', 'granted', 'declined')),
  due_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  foreign key (notice_id, organization_id) references notice_recipients,
  check ((state = 'asked') = (decided_at is null) and (state = 'granted') = (due_at is not null))
);
comment on table notice_extensions is '[notices] More time asked for by a unit, with its reason, and the answer.';
create unique index notice_extensions_open on notice_extensions (notice_id, organization_id) where state = 'asked';
create index notice_extensions_recipient on notice_extensions (notice_id, organization_id, asked_at desc);

create table notice_reminders (
  id uuid primary key,
  notice_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('before', 'after', 'manual')),
  hours integer,
  due_at timestamptz,
  sent_at timestamptz not null,
  sent_by uuid,
  told_at timestamptz,
  foreign key (notice_id, organization_id) references notice_recipients,
  check ((kind = 'manual') = (hours is null))
);
comment on table notice_reminders is '[notices] Reminders: each hour mark of a due instant once, by hand at most one a day. told_at: when the job wrote the messages.';
create index notice_reminders_to_tell on notice_reminders (notice_id) where told_at is null;
create unique index notice_reminders_once on notice_reminders (notice_id, organization_id, kind, hours, due_at) where kind <> 'manual';
create index notice_reminders_recipient on notice_reminders (notice_id, organization_id, sent_at desc);

create table notice_exports (
  id uuid primary key,
  notice_id uuid not null references notices,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  state text not null check (state in ('asked', 'approved', 'declined')),
  decided_at timestamptz,
  decided_by uuid,
  expires_at timestamptz,
  downloads integer not null default 0,
  check ((state = 'asked') = (decided_at is null) and (state = 'approved') = (expires_at is not null)),
  check (decided_by is distinct from asked_by or decided_by is null)
);
comment on table notice_exports is '[notices] Exports of returns with contacts in clear: asked for with a reason, approved by a second person, downloadable until they expire.';
create index notice_exports_notice on notice_exports (notice_id, asked_at desc);
