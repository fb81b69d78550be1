create table award_schemes (
  contest_id uuid primary key references contests,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  notice_days smallint not null check (notice_days between 1 and 60),
  renewal_days smallint not null check (renewal_days between 1 and 60),
  number_prefix text not null check (length(number_prefix) between 1 and 20),
  state text not null check (state in ('draft', 'fixed')),
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  fixed_at timestamptz,
  check ((state = 'fixed') = (fixed_at is not null))
);
comment on table award_schemes is '[awards] The awards of a contest: their levels by category, for how many days a proposed list is public and again after it changes, and how certificates are numbered. Fixed before anything is proposed.';

create table award_levels (
  id uuid primary key,
  contest_id uuid not null references award_schemes,
  category_id uuid not null references contest_categories,
  position smallint not null,
  name_zh text not null check (length(name_zh) between 1 and 30),
  name_en text not null default '' check (length(name_en) <= 90),
  places integer not null check (places between 1 and 10000),
  unique (category_id, position)
);
comment on table award_levels is '[awards] A level of award in one category, the highest first, and how many places it has.';
create index award_levels_contest on award_levels (contest_id, category_id, position);

create table award_proposals (
  id uuid primary key,
  contest_id uuid not null references award_schemes,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  round_id uuid not null references judging_rounds,
  result_seq smallint not null,
  result_sha256 text not null,
  state text not null check (state in ('draft', 'noticed', 'withdrawn')),
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  noticed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 500)
);
comment on table award_proposals is '[awards] A proposed list of awards, made from the result of one round of judging, which it names with that result''s number and hash.';
create index award_proposals_contest on award_proposals (contest_id, id);
create index award_proposals_host on award_proposals (host_id, id);

create table award_proposal_categories (
  proposal_id uuid not null references award_proposals,
  category_id uuid not null references contest_categories,
  state text not null check (state in ('draft', 'noticed', 'over', 'granted', 'withdrawn')),
  notice_until timestamptz,
  over_at timestamptz,
  granted_at timestamptz,
  primary key (proposal_id, category_id)
);
comment on table award_proposal_categories is '[awards] A category of a proposed list: until when it is in public notice (later, where the list changed), and when its awards were granted.';
create unique index award_proposal_categories_one on award_proposal_categories (category_id) where state <> 'withdrawn';
create index award_proposal_categories_due on award_proposal_categories (notice_until) where state = 'noticed';

create table award_vacancies (
  proposal_id uuid not null references award_proposals,
  level_id uuid not null references award_levels,
  count integer not null check (count > 0),
  reason text not null check (length(reason) between 1 and 500),
  primary key (proposal_id, level_id)
);
comment on table award_vacancies is '[awards] Places of a level that the host leaves empty, and why; published.';

create table award_exclusions (
  proposal_id uuid not null references award_proposals,
  entry_id uuid not null,
  kind text not null check (kind in ('struck', 'moved', 'left')),
  value numeric(9, 6),
  case_id uuid,
  at timestamptz not null,
  primary key (proposal_id, entry_id),
  check ((kind = 'moved') = (value is not null))
);
comment on table award_exclusions is '[awards] An entry that does not stand where the round''s result put it: struck off or moved by an objection that was upheld, or gone from the contest.';

create table award_places (
  proposal_id uuid not null references award_proposals,
  category_id uuid not null,
  entry_id uuid not null,
  level_id uuid not null references award_levels,
  position integer not null,
  rank integer not null,
  settled boolean not null,
  confirmed text check (length(confirmed) between 1 and 500),
  shown_by_notice boolean not null default false,
  primary key (proposal_id, entry_id)
);
comment on table award_places is '[awards] The proposed list as it stands: an entry, its level and its rank. One whose level the judges'' scores do not settle stands there only by a reason of the host''s, which is published.';
create index award_places_entry on award_places (entry_id);

create table award_revisions (
  proposal_id uuid not null references award_proposals,
  category_id uuid not null,
  seq smallint not null,
  at timestamptz not null,
  cause text not null check (cause in ('noticed', 'case', 'left')),
  case_id uuid,
  places jsonb not null,
  primary key (proposal_id, category_id, seq)
);
comment on table award_revisions is '[awards] The list of a category as it was published, and again each time it changed. Never changed.';
create trigger award_revisions_append_only before update or delete on award_revisions for each row execute function refuse_change();

create table award_cases (
  id uuid primary key,
  contest_id uuid not null references award_schemes,
  proposal_id uuid not null references award_proposals,
  category_id uuid not null,
  entry_id uuid not null,
  host_id uuid not null references organizations,
  number integer not null,
  ground text not null check (ground in ('copied', 'not-eligible', 'wrong-author', 'judging', 'other')),
  state text not null check (state in ('received', 'in-hand', 'in-review', 'answered')),
  account_id uuid,
  text_cipher bytea,
  received_at timestamptz not null,
  handler_account_id uuid,
  handler_name text,
  taken_at timestamptz,
  review_round_id uuid,
  outcome text check (outcome in ('dismissed', 'upheld', 'inadmissible')),
  effect text check (effect in ('stands', 'struck', 'moved')),
  answer_zh text check (length(answer_zh) between 1 and 2000),
  answer_en text check (length(answer_en) <= 6000),
  answered_at timestamptz,
  version integer not null default 1,
  unique (contest_id, number),
  check ((state = 'answered') = (answered_at is not null and outcome is not null and effect is not null and answer_zh is not null))
);
comment on table award_cases is '[awards] An objection to a proposed award. While it is open the category''s awards wait. Its text is encrypted and, like the objector, seen by the handler only; its answer is published.';
create unique index award_cases_once on award_cases (proposal_id, entry_id, account_id) where state <> 'answered';
create index award_cases_open on award_cases (host_id, received_at) where state <> 'answered';
create index award_cases_account on award_cases (account_id, received_at);
create index award_cases_proposal on award_cases (proposal_id, number);

create table award_case_files (
  case_id uuid not null references award_cases,
  position smallint not null,
  file_id uuid not null unique,
  primary key (case_id, position)
);
comment on table award_case_files is '[awards] Evidence sent with an objection: for its sender and its handler.';

create table awards (
  id uuid primary key,
  contest_id uuid not null references award_schemes,
  proposal_id uuid not null references award_proposals,
  category_id uuid not null,
  level_id uuid not null references award_levels,
  entry_id uuid not null unique,
  host_id uuid not null references organizations,
  node_id uuid not null,
  account_id uuid,
  position integer not null,
  granted_at timestamptz not null,
  granted_by uuid,
  log_seq bigint not null,
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) between 1 and 500),
  check ((revoked_at is null) = (revoked_reason is null))
);
comment on table awards is '[awards] An award that was granted, for the unit that entered the work; log_seq is its number in the transparency log. A revoked one stays with the reason.';
create index awards_contest on awards (contest_id, category_id, position);
create index awards_account on awards (account_id);

create table award_certificate_series (
  host_id uuid not null references organizations,
  prefix text not null,
  year smallint not null,
  last integer not null,
  primary key (host_id, prefix, year)
);
comment on table award_certificate_series is '[awards] The last number that an office gave to a certificate of a series in a year.';

create table award_certificates (
  id uuid primary key,
  award_id uuid not null references awards,
  contest_id uuid not null references award_schemes,
  host_id uuid not null references organizations,
  number text not null,
  serial integer not null,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  issued_at timestamptz not null,
  issued_by uuid,
  log_seq bigint not null,
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) between 1 and 500),
  unique (host_id, number),
  check ((revoked_at is null) = (revoked_reason is null))
);
comment on table award_certificates is '[awards] A certificate of an award: its number, and the code by which anybody can check it. It holds no name: names are set when it is drawn, as their owners agree then.';
create unique index award_certificates_valid on award_certificates (award_id) where revoked_at is null;
create index award_certificates_contest on award_certificates (contest_id, serial);

create table award_certificate_batches (
  id uuid primary key,
  contest_id uuid not null references award_schemes,
  host_id uuid not null references organizations,
  form text not null check (form in ('pdf', 'zip')),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  certificate_ids uuid[] not null,
  done integer not null default 0,
  file_id uuid,
  problem text,
  asked_at timestamptz not null,
  asked_by uuid not null,
  finished_at timestamptz
);
comment on table award_certificate_batches is '[awards] Certificates of a contest drawn together, as one PDF or an archive of one each, and how far that has come.';
create index award_certificate_batches_contest on award_certificate_batches (contest_id, id);
create index award_certificate_batches_file on award_certificate_batches (file_id);
