create table polls (
  id uuid primary key,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  title_zh text not null check (length(title_zh) between 1 and 120),
  title_en text not null default '' check (length(title_en) <= 360),
  about_zh text not null default '' check (length(about_zh) <= 4000),
  about_en text not null default '' check (length(about_en) <= 12000),
  -- Where the options come from: null is a list of the office's own.
  contest_id uuid references contests,
  no_minors boolean not null default false,
  eligibility text not null check (eligibility in ('open', 'code', 'contact', 'roster', 'unit')),
  unit_id uuid references organizations,
  secret boolean not null,
  min_choices smallint not null check (min_choices between 1 and 200),
  max_choices smallint not null check (max_choices between 1 and 200),
  live_totals boolean not null,
  replaceable boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('draft', 'published', 'closed', 'final', 'cancelled')),
  state_reason text check (length(state_reason) <= 500),
  rules jsonb,
  rules_hash bytea check (length(rules_hash) = 32),
  ballots_reported bigint not null default 0,
  closed_at timestamptz,
  result jsonb,
  scanned_at timestamptz,
  traces_removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  constraint polls_window check (closes_at > opens_at),
  constraint polls_choices check (max_choices >= min_choices),
  check ((eligibility = 'unit') = (unit_id is not null)),
  check ((rules is null) = (state = 'draft'))
);
comment on table polls is '[polls] A public poll; its id is that of its activity in a campaign. rules: what was published before the opening, word for word, rules_hash its SHA-256; result: what was counted after the close. ballots_reported: how many of its ballots the ledger knows of.';
create index polls_campaign on polls (campaign_id);
create index polls_due on polls (closes_at) where state in ('published', 'closed');

create table poll_options (
  poll_id uuid not null references polls,
  number smallint not null check (number between 1 and 1000),
  title_zh text not null check (length(title_zh) between 1 and 200),
  title_en text not null default '' check (length(title_en) <= 600),
  credit text not null default '' check (length(credit) <= 400),
  file_id uuid,
  entry_id uuid,
  picture text check (length(picture) <= 500),
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 500),
  primary key (poll_id, number),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table poll_options is '[polls] What can be chosen: a text with a picture, or a published work. A withdrawn option takes no new choices; ballots cast before keep their other choices.';

create table poll_voters (
  poll_id uuid not null references polls,
  voter bytea not null check (length(voter) = 16),
  primary key (poll_id, voter)
);
comment on table poll_voters is '[polls] Who may take part, as a keyed hash of the contact, code or account that only this poll knows; nothing can be read from it.';

create table poll_desks (
  poll_id uuid primary key,
  public_key bytea not null,
  private_key bytea not null,
  issued bigint not null default 0
);
comment on table poll_desks is '[polls] The eligibility desk of a secret poll: the RSA key with which it signs blinded tokens. Lives in the desk''s database where there is one.';

create table poll_desk_issues (
  poll_id uuid not null,
  voter bytea not null check (length(voter) = 16),
  blinded_hash bytea not null check (length(blinded_hash) = 32),
  issued_at timestamptz not null,
  primary key (poll_id, voter)
);
comment on table poll_desk_issues is '[polls] That a person was given their one signature, and the hash of what was signed, so that a lost answer can be asked for again. Holds nothing of the ballot.';

create table ballots (
  poll_id uuid not null,
  voter bytea not null,
  revision smallint not null,
  choices smallint[] not null,
  salt bytea not null,
  accepted_at timestamptz not null,
  near bigint,
  middle bigint,
  wide bigint,
  pace_ms integer,
  primary key (poll_id, voter, revision)
) partition by hash (poll_id);
comment on table ballots is '[polls] Accepted ballots, never changed: one a voter and revision, of which the highest counts. voter: keyed hash of who was eligible, or of the token in a secret poll. near, middle, wide: keyed hashes of address prefixes (IPv4 /32, /24; IPv6 /64, /56, /48), removed after the result is final.';
create table ballots_0 partition of ballots for values with (modulus 8, remainder 0);
create table ballots_1 partition of ballots for values with (modulus 8, remainder 1);
create table ballots_2 partition of ballots for values with (modulus 8, remainder 2);
create table ballots_3 partition of ballots for values with (modulus 8, remainder 3);
create table ballots_4 partition of ballots for values with (modulus 8, remainder 4);
create table ballots_5 partition of ballots for values with (modulus 8, remainder 5);
create table ballots_6 partition of ballots for values with (modulus 8, remainder 6);
create table ballots_7 partition of ballots for values with (modulus 8, remainder 7);
comment on table ballots_0 is '[polls] Part of ballots.';
comment on table ballots_1 is '[polls] Part of ballots.';
comment on table ballots_2 is '[polls] Part of ballots.';
comment on table ballots_3 is '[polls] Part of ballots.';
comment on table ballots_4 is '[polls] Part of ballots.';
comment on table ballots_5 is '[polls] Part of ballots.';
comment on table ballots_6 is '[polls] Part of ballots.';
comment on table ballots_7 is '[polls] Part of ballots.';

create table poll_marks (
  id uuid primary key,
  poll_id uuid not null references polls,
  rule text not null,
  key text not null,
  evidence jsonb not null,
  matched integer not null check (matched >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (poll_id, rule, key)
);
comment on table poll_marks is '[polls] What a fraud rule found: evidence for a person to look at. A mark by itself changes nothing.';

create table poll_mark_ballots (
  mark_id uuid not null references poll_marks,
  poll_id uuid not null,
  voter bytea not null,
  primary key (mark_id, voter)
);
comment on table poll_mark_ballots is '[polls] The voters whose ballots a mark matched.';
create index poll_mark_ballots_voter on poll_mark_ballots (poll_id, voter);

create table poll_decisions (
  id uuid primary key,
  poll_id uuid not null references polls,
  mark_id uuid not null references poll_marks,
  action text not null check (action in ('quarantine', 'reinstate', 'dismiss')),
  reason text not null check (length(reason) between 1 and 500),
  matched integer not null,
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null
);
comment on table poll_decisions is '[polls] What a reviewer decided of a mark, in order; the newest holds. Never changed.';
create index poll_decisions_mark on poll_decisions (mark_id, decided_at);

create table poll_institutions (
  id uuid primary key,
  node_id uuid not null references organizations,
  label text not null check (length(label) between 1 and 100),
  prefix cidr not null,
  created_at timestamptz not null,
  unique (node_id, prefix)
);
comment on table poll_institutions is '[polls] Addresses that schools, offices and other institutions share, told by the office that runs polls; many ballots from there are no sign of fraud.';
