import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { FLOWER_NAMES, POST_STATE_NAMES, REASON_NAMES } from '../voices.messages.ts';
import { POST_STATES, type Reason } from '../voices.rules.ts';
import type { Post } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { type Decided, voicesKeys, voicesSource } from './source.ts';
import { PostStateTag } from './state-tags.tsx';
import './voices.css';

const SEARCH = { state: '', forum: '' };
/** Reasons that come in floods; the others are looked at one by one. */
const IN_FLOODS = ['advertising', 'repeated'] as const satisfies readonly Reason[];

/** Posts that one moderates: those that wait can be dealt with in a row by keyboard, or many at once. */
export default function PostsPage() {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const [search] = useSearchState(SEARCH);
  const forums = useQuery({ queryKey: [...voicesKeys.forums, 'names'], queryFn: ({ signal }) => voicesSource.forums('?size=200', signal) });
  const titleOf = (id: string) => pick(forums.data?.items.find((forum) => forum.id === id)?.title ?? { zh: '', en: '' }) || '—';
  const waiting = (forums.data?.items ?? []).filter(({ id }) => search.forum === '' || search.forum === id).some((forum) => forum.waiting > 0);
  const start = async () => {
    const { items } = await voicesSource.posts(queryString({ state: 'waiting', forum: search.forum, size: 1 }));
    const [first] = items;
    if (first === undefined) say.done(text.queueEmpty);
    else go(`/posts/${first.id}${queryString({ from: 'queue', forum: search.forum })}`);
  };
  const ask = (posts: readonly Post[], decided: Decided, title: string, happens: string, verb: string): Confirmation => ({ title, happens: [happens], verb, done: text.decided, danger: decided.reason !== null, run: () => voicesSource.decideMany(posts, decided) });
  const down = (action: 'refuse' | 'remove') => IN_FLOODS.map((reason) => ({
    key: reason, label: text.downFor({ reason: pick(REASON_NAMES[reason]) }),
    confirm: (posts: readonly Post[]) => ask(posts, { action, reason, note: '' }, text.downMany({ count: posts.length, reason: pick(REASON_NAMES[reason]) }), text.happensDown, action === 'refuse' ? text.refuse : text.remove),
  }));
  const show = { key: 'show', label: text.show, confirm: (posts: readonly Post[]) => ask(posts, { action: 'show', reason: null, note: '' }, text.showMany({ count: posts.length }), text.happensShow, text.show) };
  const batch = search.state === 'waiting' ? [show, ...down('refuse')] : search.state === 'shown' ? down('remove') : [];
  return (
    <>
      <PageHeader {...(waiting ? { actions: <Button type="primary" onClick={() => void start().catch(say.problem)}>{text.startQueue}</Button> } : {})} />
      <DataTable<Post>
        key={search.state}
        name="posts.list"
        label={text.posts}
        queryKey={voicesKeys.posts}
        load={(query, signal) => voicesSource.posts(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ body, author }) => body.slice(0, 20) || author}
        rowTo={({ id }) => `/posts/${id}`}
        search={text.searchWords}
        filters={[
          { key: 'state', label: text.state, kind: 'choice', options: POST_STATES.map((value) => ({ value, label: pick(POST_STATE_NAMES[value]) })) },
          { key: 'forum', label: text.where, kind: 'choice', options: (forums.data?.items ?? []).map(({ id, title }) => ({ value: id, label: pick(title) })) },
        ]}
        batchActions={batch}
        columns={[
          { key: 'words', title: text.words, render: ({ body, flower, state }) => <span className="voices-cell">{body || (flower === null ? pick(POST_STATE_NAMES[state]) : `${pick(FLOWER_NAMES[flower])} ${text.onlyFlower}`)}</span> },
          { key: 'state', title: text.state, width: 130, render: ({ state }) => <PostStateTag state={state} /> },
          { key: 'author', title: text.author, width: 150, render: ({ author, office }) => (office === null ? author : pick(office)) },
          { key: 'where', title: text.where, width: 220, render: ({ forumId }) => <ConsoleLink to={`/forums/${forumId}`}>{titleOf(forumId)}</ConsoleLink> },
          { key: 'at', title: text.at, width: 150, render: ({ postedAt }) => <InstantText at={postedAt} /> },
        ]}
        empty={{ title: text.noPosts, hint: text.noPostsHint }}
      />
    </>
  );
}
