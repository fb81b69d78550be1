create table surveys (
  id uuid primary key,
  campaign_id uuid not null,
  host_id uuid not null references organizations,
  title_zh text not null check (length(title_zh) between 1 and 120),
  title_en text not null default '' check (length(title_en) <= 360),
  about_zh text not null default '' check (length(about_zh) <= 4000),
  about_en text not null default '' check (length(about_en) <= 12000),
  anonymous boolean not null,
  eligibility text not null check (eligibility in ('open', 'account', 'unit')),
  unit_id uuid references organizations,
  results text not null check (results in ('public', 'office')),
  form jsonb not null,
  form_version integer not null default 1,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('draft', 'published', 'closed')),
  close_reason text check (length(close_reason) <= 500),
  opened_at timestamptz,
  closed_at timestamptz,
  results_published_at timestamptz,
  answers_reported integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  unique (id, anonymous),
  constraint surveys_window check (closes_at > opens_at),
  check ((eligibility = 'unit') = (unit_id is not null)),
  check (anonymous or eligibility <> 'open'),
  check ((state = 'closed') = (closed_at is not null)),
  check (results_published_at is null or (state = 'closed' and results = 'public'))
);
comment on table surveys is '[surveys] A survey; its id is that of its activity in a campaign. form: its questions, with form_version counting their changes; they stay as they are once somebody answered. answers_reported: how many answers the ledger knows of.';
create index surveys_campaign on surveys (campaign_id);
create index surveys_due on surveys (closes_at) where state = 'published';
create index surveys_host on surveys (host_id);

create table survey_answers (
  id uuid primary key,
  survey_id uuid not null,
  anonymous boolean not null,
  sent_key bytea not null check (length(sent_key) = 32),
  account_id uuid,
  answers jsonb not null,
  answered_on date not null,
  answered_at timestamptz,
  version integer not null default 1,
  constraint survey_answers_sent_once unique (survey_id, sent_key),
  constraint survey_answers_once unique (survey_id, account_id),
  foreign key (survey_id, anonymous) references surveys (id, anonymous),
  constraint survey_answers_unlinked check (anonymous = (account_id is null) and anonymous = (answered_at is null) and (not anonymous or version = 1))
);
comment on table survey_answers is '[surveys] Answers handed in. sent_key: keyed hash of the key under which the browser sent them, so that a second sending is known. Of an anonymous survey a row has no account, no instant, and an id without a time in it.';
create index survey_answers_account on survey_answers (account_id) where account_id is not null;

create table survey_participants (
  survey_id uuid not null references surveys,
  participant bytea not null check (length(participant) = 32),
  primary key (survey_id, participant)
);
comment on table survey_participants is '[surveys] Who has answered an anonymous survey that asks for an account, as a keyed hash that only this survey knows, so that nobody answers twice. Removed when the survey closes.';

create function refuse_form_change() returns trigger language plpgsql as $$
begin
  if exists (select from survey_answers where survey_id = old.id) then
    raise exception 'the questions of a survey stay as they are once it was answered' using errcode = 'check_violation', constraint = 'surveys_form_fixed';
  end if;
  return new;
end
$$;
create trigger surveys_form_fixed before update of form, form_version, anonymous on surveys for each row when (old.form is distinct from new.form or old.form_version <> new.form_version or old.anonymous <> new.anonymous) execute function refuse_form_change();
