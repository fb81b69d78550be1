-- Keys of pictures are of 40 signs of a patch now, no more of 24: under those, very many unlike pictures stood together. What was kept under the former
-- ones is compared anew.
do $$
begin
  if exists (select from similarity_items where kind <> 'text') then
    perform graphile_worker.add_job('contests.compare-entry', json_build_object('entryId', owner_id), job_key => 'contests.compare-entry:' || owner_id, max_attempts => 8)
    from (select distinct owner_id from similarity_items where kind <> 'text') as compared;
  end if;
end
$$;
delete from similarity_items where kind <> 'text';
drop table similarity_picture_keys;

create table similarity_picture_keys (
  key integer not null,
  item_id integer not null,
  primary key (key, item_id)
);
comment on table similarity_picture_keys is '[platform] Pictures, and frames of films, by the hashes of the patches around their points.';
