alter table award_places add column sure real check (sure between 0 and 1);
comment on table award_places is '[awards] The proposed list as it stands: an entry, its level, its rank, and in what share of the orders that the scores leave possible it keeps its side of the nearest line. One whose level the judges'' scores do not settle stands there only by a reason of the host''s, which is published.';

alter table award_certificates
  add column holder text not null default 'work' check (holder in ('work', 'author', 'tutor')),
  add column author_id uuid,
  add constraint award_certificates_whose check ((holder = 'work') = (author_id is null));
drop index award_certificates_valid;
create unique index award_certificates_valid on award_certificates (award_id, holder, coalesce(author_id, award_id)) where revoked_at is null;
create index award_certificates_author on award_certificates (author_id) where author_id is not null;
comment on table award_certificates is '[awards] A certificate of an award, for the work with all who made it, or for one author or tutor: its number, and the code by which anybody can check it. It holds no name: names are set when it is drawn, as their owners agree then.';

alter table award_cases
  drop constraint award_cases_state_check,
  add constraint award_cases_state_check check (state in ('received', 'in-hand', 'in-review', 'answered', 'withdrawn')),
  add column withdrawn_at timestamptz,
  add column withdrawn_cipher bytea,
  add constraint award_cases_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null));
drop index award_cases_once;
drop index award_cases_open;
create unique index award_cases_once on award_cases (proposal_id, entry_id, account_id) where state not in ('answered', 'withdrawn');
create index award_cases_open on award_cases (host_id, received_at) where state not in ('answered', 'withdrawn');
comment on table award_cases is '[awards] An objection to a proposed award. While it is open the category''s awards wait; it ends with an answer, which is published, or is withdrawn by who objected. Its text and the reason of its withdrawal are encrypted and, like the objector, seen by the handler only.';
