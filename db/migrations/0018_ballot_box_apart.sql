-- A ballot box that runs as a process of its own, with a database of its own.
alter table polls
  add column box_url text check (box_url ~ '^https?://[^/]+$' and length(box_url) <= 300),
  add column box_heard jsonb,
  add column shared_prefixes text[];
alter table polls add constraint polls_box check (box_url is null or (secret and state <> 'draft'));
alter table polls add constraint polls_heard check (box_heard is null or box_url is not null);
comment on column polls.box_url is 'Where the ballots of a secret poll are cast when a ballot box of its own takes them; null: in this database.';
comment on column polls.box_heard is 'What that box last told: state, counts, its latest checkpoint. Nothing of single ballots.';
comment on column polls.shared_prefixes is 'At a box apart: the addresses that institutions share, as the desk told them; elsewhere poll_institutions says so.';
