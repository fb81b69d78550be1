import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { DECISION_NAMES, FLOWER_NAMES, REASON_NAMES } from '../voices.messages.ts';
import { postAfter } from '../voices.rules.ts';
import type { Forum, Post } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { voicesKeys, voicesSource } from './source.ts';
import { PostStateTag } from './state-tags.tsx';
import './voices.css';

const SEARCH = { from: '', forum: '' };

/** Keys of moderation: Ctrl+Enter shows, Ctrl+Delete does not, Alt+→ goes on. Nothing while a dialog is open or something is typed. */
function useModerationKeys(acts: { show: () => void; down: () => void; next: () => void }): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('[role=dialog]:not([aria-hidden=true]), dialog[open]') !== null || (event.target instanceof HTMLElement && event.target.matches('input, textarea, select'))) return;
      const act = event.ctrlKey && event.key === 'Enter' ? 'show' : event.ctrlKey && event.key === 'Delete' ? 'down' : event.altKey && event.key === 'ArrowRight' ? 'next' : null;
      if (act === null) return;
      event.preventDefault();
      latest.current[act]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function PostDetail({ post, forum }: { post: Post; forum: Forum }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const { office } = useOffice();
  const [search] = useSearchState(SEARCH);
  const [asking, setAsking] = useState<Post | null>(null);
  const here = office?.id === forum.hostId;
  const shows = here ? (postAfter(post.state, 'show') !== undefined ? 'show' : postAfter(post.state, 'restore') !== undefined ? 'restore' : null) : null;
  const downs = here ? (post.state === 'waiting' ? text.refuse : post.state === 'shown' ? text.remove : null) : null;
  const goOn = async () => {
    const { items } = await voicesSource.posts(queryString({ state: 'waiting', forum: search.forum, size: 2 }));
    const next = items.find(({ id }) => id !== post.id);
    if (next === undefined) say.done(text.queueEmpty);
    go(next === undefined ? `/posts${queryString({ forum: search.forum })}` : `/posts/${next.id}${queryString({ from: 'queue', forum: search.forum })}`);
  };
  const finished = async () => {
    await client.invalidateQueries({ queryKey: voicesKeys.posts });
    await client.invalidateQueries({ queryKey: voicesKeys.forums });
    if (search.from === 'queue') await goOn();
  };
  const show = async () => {
    if (shows === null) return;
    await voicesSource.decide(post.id, post.version, { action: shows, reason: null, note: '' });
    say.done(text.decided);
    await finished();
  };
  const run = (act: () => Promise<void>) => () => void act().catch(say.problem);
  useModerationKeys({ show: run(show), down: () => downs !== null && setAsking(post), next: run(goOn) });
  const path = `/${forum.kind === 'topic' ? 'topics' : 'tributes'}/${forum.id}`;
  const { decision } = post;
  return (
    <>
      <PageHeader
        title={`${text.post} · ${post.office === null ? post.author || '—' : pick(post.office)}`}
        meta={<><PostStateTag state={post.state} /><InstantText at={post.postedAt} />{post.place === null ? null : <a href={`${locale === 'en' ? '/en' : ''}${post.parentId === null ? `${path}?at=${post.place}` : `${path}/posts/${post.parentId}`}`} target="_blank" rel="noreferrer">{text.publicPage}</a>}</>}
        actions={
          <>
            {shows === null ? null : <Button type="primary" onClick={run(show)}>{shows === 'show' ? text.show : text.restore}</Button>}
            {downs === null ? null : <Button danger onClick={() => setAsking(post)}>{downs}</Button>}
            <Button onClick={run(goOn)}>{text.next}</Button>
          </>
        }
      />
      <Beside
        main={
          <>
            <div className="voices-post">
              {post.flower === null ? null : <p>{pick(FLOWER_NAMES[post.flower])}</p>}
              <p className="voices-words">{post.body || text.onlyFlower}</p>
            </div>
            {here ? <p className="faint">{text.keys}</p> : null}
          </>
        }
        aside={
          <>
            <Section title={text.particulars}>
              <DescriptionList items={[{ label: text.where, value: <ConsoleLink to={`/forums/${forum.id}`}>{pick(forum.title)}</ConsoleLink> }, { label: text.author, value: post.office === null ? post.author : pick(post.office) }, ...(post.parentId === null ? [] : [{ label: text.kind, value: <ConsoleLink to={`/posts/${post.parentId}`}>{text.replyOf}</ConsoleLink> }]), { label: text.place, value: post.place }]} />
            </Section>
            <Section title={text.decision}>
              {decision === null ? <p className="faint">{text.noDecision}</p> : <DescriptionList items={[{ label: text.decision, value: pick(DECISION_NAMES[decision.action]) }, { label: text.reason, value: decision.reason === null ? null : pick(REASON_NAMES[decision.reason]) }, { label: text.note, value: decision.note }, { label: text.at, value: <InstantText at={decision.at} /> }]} />}
            </Section>
          </>
        }
      />
      <DecisionDialog post={asking} close={() => setAsking(null)} finished={run(finished)} />
    </>
  );
}

/** One post in large, and what can be decided; out of the queue, the next one follows. */
export default function PostPage() {
  const { postId } = useRouteParams<'postId'>();
  const query = useQuery({
    queryKey: voicesKeys.post(postId),
    queryFn: async ({ signal }) => {
      const post = await voicesSource.post(postId, signal);
      return { post, forum: await voicesSource.forum(post.forumId, signal) };
    },
  });
  return <Loaded query={query}>{({ post, forum }) => <PostDetail key={post.id} post={post} forum={forum} />}</Loaded>;
}
