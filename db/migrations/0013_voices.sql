create table forums (
  id uuid primary key,
  kind text not null check (kind in ('topic', 'tribute')),
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  lead_zh text not null default '' check (length(lead_zh) <= 8000),
  lead_en text not null default '' check (length(lead_en) <= 24000),
  moderation text not null check (moderation in ('before', 'after')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  places integer not null default 0,
  answer_zh text not null default '' check (length(answer_zh) <= 8000),
  answer_en text not null default '' check (length(answer_en) <= 24000),
  answered_at timestamptz,
  answered_by text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  constraint forums_window check (closes_at > opens_at),
  check ((answered_at is null) = (answer_zh = ''))
);
comment on table forums is '[voices] A topic that people discuss, or a tribute wall; its id is that of its activity in a campaign. places is the last place given to a post that stands at its top level.';
create index forums_campaign on forums (campaign_id);

create table posts (
  id uuid primary key,
  forum_id uuid not null references forums,
  parent_id uuid references posts,
  place integer,
  replies integer not null default 0,
  account_id uuid,
  author text not null check (length(author) <= 80),
  office_id uuid references organizations,
  flower text check (flower in ('chrysanthemum', 'lily', 'carnation', 'pine')),
  body text not null check (length(body) <= 1000),
  state text not null check (state in ('waiting', 'shown', 'refused', 'removed', 'withdrawn')),
  version integer not null default 1,
  posted_at timestamptz not null,
  check (place is not null or state in ('waiting', 'refused', 'withdrawn')),
  check (state <> 'withdrawn' or body = '')
);
comment on table posts is '[voices] What somebody wrote under a topic or on a tribute wall, in their own name or, as an answer, in that of an office. place is given once, when it is first shown, and never moves: a page is read by place, however many there are; what is taken down leaves its place with the reason.';
create unique index posts_place on posts (forum_id, place) where parent_id is null and place is not null;
create unique index posts_reply_place on posts (parent_id, place) where parent_id is not null and place is not null;
create index posts_waiting on posts (forum_id, posted_at) where state = 'waiting';
create index posts_account on posts (account_id, id desc) where account_id is not null;

create table moderation_decisions (
  id uuid primary key,
  post_id uuid not null references posts,
  forum_id uuid not null references forums,
  office_id uuid not null references organizations,
  action text not null check (action in ('show', 'refuse', 'remove', 'restore')),
  reason text check (reason in ('personal-data', 'abuse', 'fraud', 'illegal-trade', 'harm-to-minors', 'false-claim', 'advertising', 'repeated')),
  note text not null default '' check (length(note) <= 500),
  by_account uuid,
  by_name text not null,
  at timestamptz not null,
  check ((action in ('refuse', 'remove')) = (reason is not null))
);
comment on table moderation_decisions is '[voices] What was decided on a post, by whom, for which of the published reasons. Never changed; each is also a leaf of the log "house".';
create index moderation_decisions_post on moderation_decisions (post_id, at);
create index moderation_decisions_forum on moderation_decisions (forum_id, action, reason);
create trigger moderation_decisions_append_only before update or delete on moderation_decisions for each row execute function refuse_change();

create table moderation_appeals (
  id uuid primary key,
  decision_id uuid not null unique references moderation_decisions,
  post_id uuid not null references posts,
  office_id uuid not null references organizations,
  body text not null check (length(body) between 1 and 1000),
  at timestamptz not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('upheld', 'restored')),
  reply text not null default '' check (length(reply) <= 1000),
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  check ((outcome is null) = (answered_at is null)),
  check (outcome is null or reply <> '')
);
comment on table moderation_appeals is '[voices] An author asks that a decision be looked at again: once a decision, by somebody else than who took it, with an answer in words.';
create index moderation_appeals_open on moderation_appeals (office_id, due_at) where outcome is null;

create table pledges (
  id uuid primary key,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  text_zh text not null check (length(text_zh) <= 4000),
  text_en text not null default '' check (length(text_en) <= 12000),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  signed integer not null default 0 check (signed >= 0),
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  constraint pledges_window check (closes_at > opens_at)
);
comment on table pledges is '[voices] A text that people sign; its id is that of its activity in a campaign. Once it is open its text stays as it is. signed is the last number given.';
create index pledges_campaign on pledges (campaign_id);

create table pledge_signatures (
  id uuid primary key,
  pledge_id uuid not null references pledges,
  number integer not null,
  account_id uuid,
  name_cipher bytea,
  shown_as text not null check (length(shown_as) <= 80),
  code text not null,
  signed_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (pledge_id, number),
  constraint pledge_signatures_once unique (pledge_id, account_id),
  unique (code)
);
comment on table pledge_signatures is '[voices] Who signed a pledge: once an account, with a number of its own. The name for the certificate is encrypted; shown_as is what the signer agreed to show. A signature taken back keeps its number without a name.';
create index pledge_signatures_account on pledge_signatures (account_id) where account_id is not null;

create table letters (
  id uuid primary key,
  office_id uuid not null references organizations,
  account_id uuid,
  author text not null check (length(author) <= 80),
  subject text not null check (length(subject) between 1 and 100),
  about text not null check (about in ('question', 'suggestion', 'help')),
  may_publish boolean not null,
  state text not null check (state in ('waiting', 'answered', 'withdrawn')),
  published_at timestamptz,
  due_at timestamptz not null,
  version integer not null default 1,
  sent_at timestamptz not null,
  check (published_at is null or (may_publish and state = 'answered'))
);
comment on table letters is '[voices] A message of a member of the public to an office, with the instant by which an answer is due.';
create index letters_waiting on letters (office_id, due_at) where state = 'waiting';
create index letters_account on letters (account_id, id desc) where account_id is not null;
create index letters_published on letters (office_id, published_at desc) where published_at is not null;

create table letter_turns (
  letter_id uuid not null references letters,
  seq smallint not null,
  by_office boolean not null,
  by_name text not null,
  body text not null check (length(body) <= 2000),
  at timestamptz not null,
  primary key (letter_id, seq)
);
comment on table letter_turns is '[voices] What was written in turn: the author''s words and the office''s answers.';
