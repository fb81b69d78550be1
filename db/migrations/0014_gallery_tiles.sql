alter table published_works add column tile json;
update published_works set tile = json_build_object(
  'id', entry_id, 'trackId', track_id, 'title', work->'title', 'picture', work->'pictures'->0,
  'opening', case when work->>'kind' = 'text' then left(work->>'body', 90) end, 'film', work->'films' <> '[]',
  'credit', json_build_object('name', (select coalesce(string_agg(credit, '、'), '') from jsonb_array_elements_text(work->'credits') as credit), 'unit', work#>>'{unit,name,zh}'));
alter table published_works alter column tile set not null;
comment on column published_works.tile is 'What galleries show of the work, as text that is sent as it is.';
