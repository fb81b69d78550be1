alter table site_feedback
  add column contact_kind text check (contact_kind in ('mobile', 'email')),
  add column contact_cipher bytea,
  add column closed_at timestamptz,
  add column close_reason text check (length(close_reason) between 1 and 300),
  add constraint site_feedback_contact check ((contact_kind is null) = (contact_cipher is null)),
  add constraint site_feedback_closed check ((closed_at is null) = (close_reason is null)),
  add constraint site_feedback_done check (reply is null or closed_at is null);
comment on table site_feedback is '[portal] What readers say about this site itself, without a name, and the answers; both are shown on the site once answered. A contact is left by choice, encrypted, and goes when the answer is sent, the message is closed, or after 90 days. Closed ones stay unanswered, with the reason.';
drop index site_feedback_waiting;
create index site_feedback_waiting on site_feedback (at) where reply is null and closed_at is null;
create index site_feedback_contacts on site_feedback (at) where contact_cipher is not null;

create table guarded_exports (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  subject_id uuid not null,
  node_id uuid not null,
  choices jsonb not null,
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
comment on table guarded_exports is '[platform] Exports of personal data: asked for with a reason, approved by a second person, downloadable by the asker until they expire. subject_id is what is exported (a notice, or the node whose people), node_id the office that answers for it, choices what was asked for.';
create index guarded_exports_subject on guarded_exports (kind, subject_id, asked_at desc);
create index guarded_exports_node on guarded_exports (kind, node_id, asked_at desc);

insert into guarded_exports (id, kind, subject_id, node_id, choices, reason, asked_at, asked_by, state, decided_at, decided_by, expires_at, downloads)
select x.id, 'notices.returns', x.notice_id, n.issuer_id, '{}', x.reason, x.asked_at, x.asked_by, x.state, x.decided_at, x.decided_by, x.expires_at, x.downloads
from notice_exports x join notices n on n.id = x.notice_id;
drop table notice_exports;
