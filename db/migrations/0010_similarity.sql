create table similarity_items (
  id integer generated always as identity primary key,
  owner_id uuid not null,
  kind text not null check (kind in ('text', 'picture', 'frame')),
  part_id uuid,
  place integer not null default 0,
  keys integer[] not null,
  print bytea,
  unique nulls not distinct (owner_id, kind, part_id, place),
  check ((kind = 'text') = (print is null))
);
comment on table similarity_items is '[platform] What can be found again by likeness: a text, a picture, or a frame of a film (place: its second). owner_id and part_id are whose it is; keys those under which it stands in the two key tables; print the points of a picture. Deleted with what it belongs to.';

create table similarity_text_keys (
  key integer not null,
  item_id integer not null,
  primary key (key, item_id)
);
comment on table similarity_text_keys is '[platform] Texts by the hashes of their MinHash bands and of the shingles that stand for their passages.';

create table similarity_picture_keys (
  key integer not null,
  item_id integer not null,
  spot smallint not null,
  primary key (key, item_id, spot)
);
comment on table similarity_picture_keys is '[platform] Pictures by the hashes of the patches around their points; spot is the point''s number in the print.';

create table entry_comparisons (
  entry_id uuid primary key references entries,
  version integer not null,
  at timestamptz not null,
  texts integer not null,
  pictures integer not null,
  films integer not null,
  left_out text[] not null
);
comment on table entry_comparisons is '[contests] When an entry was last compared with all others, what of it was compared, and why the rest was not.';

create table entry_likenesses (
  id uuid primary key,
  earlier_id uuid not null references entries,
  later_id uuid not null references entries,
  kind text not null check (kind in ('text', 'picture', 'film')),
  score real not null check (score between 0 and 1),
  matched jsonb not null,
  found_at timestamptz not null,
  holds boolean not null default true,
  unique (earlier_id, later_id, kind),
  check (earlier_id < later_id)
);
comment on table entry_likenesses is '[contests] Two entries with like contents: how like (score), and what matches (matched: passages as positions in the two texts, pictures with how one was made from the other). holds: as the entries are now. It refuses nothing.';
create index entry_likenesses_later on entry_likenesses (later_id);

create table entry_likeness_notes (
  likeness_id uuid not null references entry_likenesses,
  seq smallint not null,
  finding text not null check (finding in ('allowed', 'different')),
  reason text not null check (length(reason) between 1 and 500),
  at timestamptz not null,
  by_account uuid,
  by_name text not null,
  node_id uuid not null references organizations,
  primary key (likeness_id, seq)
);
comment on table entry_likeness_notes is '[contests] What an office found about a likeness, and why. Never changed.';
create trigger entry_likeness_notes_append_only before update or delete on entry_likeness_notes for each row execute function refuse_change();
