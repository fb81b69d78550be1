alter table poll_marks
  add column ended_at timestamptz,
  add column ended_because text check (ended_because in ('shared', 'past')),
  add constraint poll_marks_ended check ((ended_at is null) = (ended_because is null));
comment on table poll_marks is '[polls] What a fraud rule found: evidence for a person to look at. A mark by itself changes nothing. Ended: the rule finds it no more, because an institution''s addresses became known as shared, or because more ballots changed the picture.';
