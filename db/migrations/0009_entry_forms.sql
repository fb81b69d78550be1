alter table contest_categories
  drop constraint contest_categories_kind_check,
  add constraint contest_categories_kind_check check (kind in ('text', 'article', 'picture', 'film', 'audio')),
  add column opens_at timestamptz,
  add column closes_at timestamptz,
  add column closed boolean not null default false,
  add column max_megabytes integer check (max_megabytes between 1 and 1024),
  add column max_authors smallint not null default 10 check (max_authors between 1 and 10),
  add column eligibility jsonb not null default '{}',
  add column form_version integer not null default 0,
  add constraint contest_categories_window check (closes_at > opens_at);
comment on table contest_categories is '[contests] What a contest takes and of whom: texts, articles, pictures, films or sound of so many files, in a window of its own inside the contest''s, from those the eligibility names; published works of it show in the campaign''s track.';

create table contest_forms (
  category_id uuid not null references contest_categories on delete cascade,
  version integer not null check (version > 0),
  definition jsonb not null,
  at timestamptz not null,
  by_account uuid,
  primary key (category_id, version)
);
comment on table contest_forms is '[contests] The further questions of a category, one row a version: an answer is read by the form it was given to.';
create trigger contest_forms_unchanged before update on contest_forms for each row execute function refuse_change();

alter table contest_tiers add column region_minimum integer check (region_minimum > 0);
comment on table contest_tiers is '[contests] A tier of selection: offices so many steps below the host, until when they decide, how many entries of each category one office may forward (null: any number), and how many places it keeps for each office below it that has entries waiting.';

create table contest_tier_quotas (
  contest_id uuid not null,
  depth smallint not null,
  category_id uuid not null references contest_categories on delete cascade,
  quota integer not null check (quota >= 0),
  primary key (category_id, depth),
  foreign key (contest_id, depth) references contest_tiers on delete cascade
);
comment on table contest_tier_quotas is '[contests] A tier''s quota in one category, in place of the tier''s for every category.';

alter table entries
  drop constraint entries_state_check,
  add constraint entries_state_check check (state in ('draft', 'waiting', 'returned', 'set-aside', 'admitted', 'published', 'withdrawn')),
  add column answers jsonb not null default '{}',
  add column form_version integer not null default 0,
  add column declared jsonb not null default '{}',
  add column extended_until timestamptz;
comment on table entries is '[contests] A work entered: by a unit''s liaison for the unit (node_id), or by a member of the public through an office of their choice (node_id). path is that node''s line when it was submitted; holder_id the office whose decision it waits for. answers are to the form of the category in form_version; declared is what a member of the public said of their eligibility; extended_until lets this one be handed in after the close.';

alter table entry_steps
  drop constraint entry_steps_action_check,
  add constraint entry_steps_action_check check (action in ('submitted', 'forwarded', 'returned', 'resubmitted', 'set-aside', 'taken-up', 'called-in', 'admitted', 'published', 'unpublished', 'withdrawn'));
create index entry_steps_forwarded on entry_steps (from_node) where action = 'forwarded';

create table entry_answer_files (
  entry_id uuid not null references entries,
  file_id uuid not null,
  primary key (entry_id, file_id)
);
comment on table entry_answer_files is '[contests] The files that an entry''s answers name: whoever may read the entry may open them.';
create index entry_answer_files_file on entry_answer_files (file_id);

create table entry_extensions (
  id uuid primary key,
  contest_id uuid not null references contests,
  category_id uuid references contest_categories on delete cascade,
  code_hash bytea not null unique,
  until timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  issued_at timestamptz not null,
  issued_by uuid,
  entry_id uuid references entries,
  used_at timestamptz,
  revoked_at timestamptz,
  check ((entry_id is null) = (used_at is null))
);
comment on table entry_extensions is '[contests] A code by which one entry is handed in after the close, until an instant; only its hash is kept.';
create index entry_extensions_contest on entry_extensions (contest_id, issued_at desc);

create table author_invitations (
  id uuid primary key,
  entry_id uuid not null references entries,
  author_id uuid not null,
  name_index bytea,
  code_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table author_invitations is '[contests] A link by which a co-author or tutor of an entry decides for themselves how they are named; only its hash is kept, a newer one takes its place. By the keyed index of the name nobody who was asked can be entered again as if they had not been.';
create index author_invitations_author on author_invitations (entry_id, author_id);

create table author_consents (
  id uuid primary key,
  entry_id uuid not null references entries,
  author_id uuid not null,
  account_id uuid not null,
  credit text not null check (credit in ('masked', 'full', 'unit-only')),
  text_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table author_consents is '[contests] What a co-author or tutor agreed to: how they are named with the work, under which text, and when they took it back.';
create index author_consents_entry on author_consents (entry_id, author_id);
create index author_consents_account on author_consents (account_id);

create table entry_guardian_consents (
  id uuid primary key,
  entry_id uuid not null references entries,
  author_id uuid not null,
  purpose text not null check (purpose in ('take-part', 'full-name')),
  relation text not null check (relation in ('father', 'mother', 'grandparent', 'other-guardian')),
  guardian_name bytea,
  guardian_contact bytea,
  manner text not null check (manner in ('screen', 'paper')),
  text_version text not null,
  given_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_as text check (withdrawn_as in ('name', 'work')),
  check ((withdrawn_at is null) = (withdrawn_as is null))
);
comment on table entry_guardian_consents is '[contests] A guardian''s consent for an author under 14, one row a purpose: taking part, and being named in full. Name and contact are encrypted.';
create index entry_guardian_consents_author on entry_guardian_consents (entry_id, author_id);

create table film_posters (
  film_id uuid primary key,
  poster_id uuid,
  at timestamptz not null
);
comment on table film_posters is '[contests] The frame shown for a film before it plays; without poster_id none could be made of it.';

-- Authors of entries made before they had ids and a state of consent: who entered them spoke for them.
update entries set authors = (select coalesce(jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'role', 'author', 'consent', 'held') || a order by n), '[]') from jsonb_array_elements(authors) with ordinality as t (a, n))
where jsonb_array_length(authors) > 0;
