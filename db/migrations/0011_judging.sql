create table judging_rounds (
  id uuid primary key,
  contest_id uuid not null references contests,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  kind text not null check (kind in ('round', 'extra', 'review')),
  of_round_id uuid references judging_rounds,
  after_round_id uuid references judging_rounds,
  name_zh text not null check (length(name_zh) between 1 and 60),
  name_en text not null default '' check (length(name_en) <= 180),
  method text not null check (method in ('rubric', 'pass-fail', 'top-picks', 'ranking', 'pairwise')),
  terms jsonb not null,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  version integer not null default 1,
  not_judges uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  constraint judging_rounds_window check (opens_at < due_at and due_at <= closes_at),
  check ((kind = 'round') = (of_round_id is null)),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table judging_rounds is '[judging] A round of judging in a contest; an extra round settles what another left open, a review judges one entry anew by other judges. terms: criteria, what is blind, tie rules and the numbers of the assignment; they are fixed once it is open.';
create index judging_rounds_contest on judging_rounds (contest_id, id);
create index judging_rounds_open on judging_rounds (closes_at) where state = 'open';

create table judging_round_categories (
  round_id uuid not null references judging_rounds,
  category_id uuid not null references contest_categories,
  places integer not null check (places between 0 and 100000),
  primary key (round_id, category_id)
);
comment on table judging_round_categories is '[judging] A category that a round judges, and how many of it pass.';

create table judging_judges (
  id uuid primary key,
  round_id uuid not null references judging_rounds,
  account_id uuid not null,
  person_id uuid not null,
  unit_id uuid references organizations,
  letter smallint not null,
  state text not null check (state in ('invited', 'accepted', 'declined', 'removed')),
  most integer not null check (most between 1 and 100000),
  reason text not null default '' check (length(reason) <= 500),
  invited_at timestamptz not null,
  answered_at timestamptz,
  unique (round_id, account_id),
  unique (round_id, letter)
);
comment on table judging_judges is '[judging] A judge on the panel of a round; letter is what other judges know them by. An unanswered invitation gets no works.';
create index judging_judges_account on judging_judges (account_id, round_id);

create table judging_expertise (
  judge_id uuid not null references judging_judges,
  category_id uuid not null references contest_categories,
  level numeric(3, 2) not null check (level between 0 and 1),
  primary key (judge_id, category_id)
);
comment on table judging_expertise is '[judging] How much a judge knows of a category, 0 to 1; left out: a half.';

create table judging_relations (
  id uuid primary key,
  judge_id uuid not null references judging_judges,
  kind text not null check (kind in ('unit', 'person')),
  node_id uuid references organizations,
  name text check (length(name) between 2 and 60),
  why text not null default '' check (length(why) <= 200),
  declared_at timestamptz not null,
  check ((kind = 'unit') = (node_id is not null) and (kind = 'person') = (name is not null))
);
comment on table judging_relations is '[judging] A relation that a judge declares: a unit with its subtree, or a person by name.';
create index judging_relations_judge on judging_relations (judge_id);

create table judging_entries (
  round_id uuid not null references judging_rounds,
  entry_id uuid not null,
  category_id uuid not null references contest_categories,
  number integer not null,
  judges smallint,
  left_at timestamptz,
  left_state text,
  primary key (round_id, entry_id),
  unique (round_id, number)
);
comment on table judging_entries is '[judging] An entry of a round under the number that judges know it by. One that leaves the contest''s admitted works while it is judged keeps its scores and has no place in the result; left_state says where it went.';
create index judging_entries_entry on judging_entries (entry_id);

create table judging_plans (
  id uuid primary key,
  round_id uuid not null references judging_rounds,
  made_at timestamptz not null,
  basis text not null,
  pairs jsonb not null
);
comment on table judging_plans is '[judging] A proposed assignment, to be looked at before it is applied; basis is a hash of what it was computed from.';
create index judging_plans_round on judging_plans (round_id);

create table judging_assignments (
  id uuid primary key,
  round_id uuid not null references judging_rounds,
  entry_id uuid not null,
  judge_id uuid not null references judging_judges,
  category_id uuid not null,
  state text not null check (state in ('open', 'locked', 'recused', 'removed')),
  how text not null check (how in ('solver', 'by-hand', 'replacement')),
  reason text not null default '' check (length(reason) <= 500),
  value jsonb,
  confidence text check (confidence in ('high', 'medium', 'low')),
  note text not null default '' check (length(note) <= 4000),
  feedback text not null default '' check (length(feedback) <= 4000),
  panel text not null default '' check (length(panel) <= 4000),
  version integer not null default 0,
  assigned_at timestamptz not null,
  saved_at timestamptz,
  locked_at timestamptz,
  unique (judge_id, entry_id),
  foreign key (round_id, entry_id) references judging_entries,
  check (state <> 'locked' or (locked_at is not null and value is not null))
);
comment on table judging_assignments is '[judging] One entry before one judge: the draft of the score as last saved, the private note, the feedback to the entrant and the comment to the panel. Its id is all that a judge knows the entry by.';
create index judging_assignments_round on judging_assignments (round_id, entry_id);

create table judging_scores (
  assignment_id uuid not null references judging_assignments,
  seq smallint not null,
  value jsonb not null,
  confidence text,
  reason text not null default '' check (length(reason) <= 500),
  at timestamptz not null,
  primary key (assignment_id, seq)
);
comment on table judging_scores is '[judging] A score as it was locked (seq 1) and as it was amended in discussion, with the reason. Never changed: both values are kept.';
create trigger judging_scores_append_only before update or delete on judging_scores for each row execute function refuse_change();

create table judging_comparisons (
  judge_id uuid not null references judging_judges,
  first_id uuid not null references judging_assignments,
  second_id uuid not null references judging_assignments,
  better text not null check (better in ('first', 'second', 'even')),
  saved_at timestamptz not null,
  primary key (judge_id, first_id, second_id),
  check (first_id < second_id)
);
comment on table judging_comparisons is '[judging] Which of two works a judge finds better.';

create table judging_media (
  id uuid primary key,
  assignment_id uuid not null references judging_assignments,
  position smallint not null,
  file_id uuid not null,
  unique (assignment_id, position)
);
comment on table judging_media is '[judging] A file of an entry under an id of its own for one judge; the file''s own id, name and original are never given to them.';

create table judging_discussions (
  round_id uuid not null references judging_rounds,
  entry_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  primary key (round_id, entry_id),
  foreign key (round_id, entry_id) references judging_entries
);
comment on table judging_discussions is '[judging] An entry whose judges talk over their scores.';

create table judging_remarks (
  id uuid primary key,
  round_id uuid not null,
  entry_id uuid not null,
  judge_id uuid references judging_judges,
  body text not null check (length(body) between 1 and 2000),
  at timestamptz not null,
  foreign key (round_id, entry_id) references judging_discussions
);
comment on table judging_remarks is '[judging] What a judge, or (null) the host, says in a discussion.';
create index judging_remarks_entry on judging_remarks (round_id, entry_id, at);

create table judging_reminders (
  judge_id uuid not null references judging_judges,
  kind text not null check (kind in ('before', 'after', 'by-hand')),
  hours integer not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  primary key (judge_id, kind, hours, due_at)
);
comment on table judging_reminders is '[judging] A reminder that was written to a judge: of the schedule each once for a due time, by hand once in a day (hours: which day of the round).';

create table judging_results (
  round_id uuid not null references judging_rounds,
  seq smallint not null,
  at timestamptz not null,
  inputs jsonb not null,
  sha256 text not null,
  result jsonb not null,
  primary key (round_id, seq)
);
comment on table judging_results is '[judging] The result of a round when it closed, and again when an extra round of it closed, with everything it was computed from and the hash of that. Never changed.';
create trigger judging_results_append_only before update or delete on judging_results for each row execute function refuse_change();
