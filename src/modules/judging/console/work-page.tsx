import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { say } from '../../../console/shared/say.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { isListMethod } from '../judging.words.ts';
import type { Desk, Work } from '../judging.schemas.ts';
import { judgingConsoleMessages } from './console.messages.ts';
import { WorkDiscussion } from './discussion.tsx';
import { ScoreField, ScoreTexts } from './score-form.tsx';
import { judgingKeys, judgingSource } from './source.ts';
import { type SaveState, useSavedScore } from './use-saved-score.ts';
import './judging.css';

function TheWork({ work }: { work: Work }) {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const paragraphs = (words: string) => words.split('\n').filter((line) => line.trim() !== '').map((line, index) => <p key={index}>{line.trim()}</p>);
  return (
    <div className="judged-work">
      {work.masked ? <p className="faint">{text.masked}</p> : null}
      {work.media.map((medium, index) => {
        if (medium.url === null) return <Alert key={medium.id} type="warning" title={text.held} />;
        if (medium.kind === 'picture') return <a key={medium.id} href={medium.url} target="_blank" rel="noreferrer" aria-label={`${text.enlarge} ${index + 1}`}><img src={medium.url} alt={`${work.title} ${index + 1}`} width={medium.width ?? undefined} height={medium.height ?? undefined} /></a>;
        // What the author sent; it has no captions file.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        if (medium.kind === 'film') return <video key={medium.id} controls preload="metadata" aria-label={work.title}><source src={medium.url} type={medium.mime} /></video>;
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        if (medium.kind === 'audio') return <audio key={medium.id} controls preload="metadata" aria-label={work.title} src={medium.url} />;
        return <p key={medium.id}><a href={medium.url}>{medium.name}</a></p>;
      })}
      {work.caption === '' ? null : <p className="judged-text">{work.caption}</p>}
      {work.body === '' ? null : <div className="judged-text">{paragraphs(work.body)}</div>}
      {work.answers.length === 0 ? null : <section className="judged-answers" aria-label={text.answers}><DescriptionList items={work.answers.map(({ label, text: value }) => ({ label: pick(label), value: <span className="judged-text">{pick(value)}</span> }))} /></section>}
      {work.by.length === 0 ? null : <DescriptionList items={work.by.map(({ label, text: value }) => ({ label: pick(label), value }))} />}
    </div>
  );
}

function SavedLine({ state, reload }: { state: SaveState; reload: () => void }) {
  const text = useText(judgingConsoleMessages);
  if (state === 'still') return <p className="faint">{text.lockHint}</p>;
  if (state === 'stale') return <p role="alert">{text.stale} <Button onClick={reload}>{text.reload}</Button></p>;
  if (typeof state === 'object' && 'refused' in state) return <p role="alert">{state.refused.message}</p>;
  return <p role="status">{state === 'saving' ? text.savingNow : state === 'unsaved' ? text.unsavedYet : state === 'failed' ? text.notSaved : <>{text.savedAt} <InstantText at={state.at} as="exact" /></>}</p>;
}

/** Keys of the desk: 1–9 chooses a grade of the group that has the focus, Alt with the arrows turns pages, Ctrl+Enter locks. */
function useDeskKeys(turn: (by: -1 | 1) => void, lock: () => void): void {
  const acts = useRef({ turn, lock });
  useEffect(() => {
    acts.current = { turn, lock };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        acts.current.turn(event.key === 'ArrowLeft' ? -1 : 1);
      } else if (event.ctrlKey && event.key === 'Enter') acts.current.lock();
      else if (/^[1-9]$/.test(event.key) && event.target instanceof HTMLInputElement && event.target.type === 'radio') event.target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key) - 1]?.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function Scoring({ work, desk }: { work: Work; desk: Desk }) {
  const text = useText(judgingConsoleMessages);
  const go = useGo();
  const client = useQueryClient();
  const score = useSavedScore(work);
  const locked = work.state !== 'open' || work.left || desk.state !== 'open';
  const reload = () => void client.invalidateQueries({ queryKey: judgingKeys.all });
  const order = desk.works.filter(({ state, left }) => state !== 'recused' && !left);
  const at = order.findIndex(({ id }) => id === work.id);
  const turn = (by: -1 | 1) => {
    const next = order[at + by];
    if (next !== undefined) void score.flush().then(() => go(`/judging-desk/works/${next.id}`));
  };
  const lock = async () => {
    if (locked || isListMethod(desk.method)) return;
    if (!(await score.flush())) return;
    await judgingSource.lock(work.id, score.version()).then(() => {
      say.done(text.lockedNow);
      reload();
      turn(1);
    }, say.problem);
  };
  useDeskKeys(turn, () => void lock());
  return (
    <Section title={text.score} hint={locked ? undefined : text.keys}>
      <ScoreField desk={desk} value={score.values.value} locked={locked} change={(value) => score.change({ value })} />
      <ScoreTexts values={score.values} locked={locked} change={score.change} />
      <div className="score-foot">
        {locked ? <p>{work.left ? text.leftContest : work.state === 'locked' ? text.lockedNow : text.closed}</p> : <SavedLine state={score.state} reload={reload} />}
        {locked || isListMethod(desk.method) ? null : <Button type="primary" onClick={() => void lock()}>{text.lock}</Button>}
      </div>
      <div className="actions">
        <Button disabled={at <= 0} onClick={() => turn(-1)}>{text.previous}</Button>
        <Button disabled={at === -1 || at >= order.length - 1} onClick={() => turn(1)}>{text.next}</Button>
        {locked ? null : <ConfirmAction danger reason title={text.recuseTitle} happens={[text.happensRecuse]} verb={text.recuse} done={text.recused} run={(reason) => judgingSource.recuse(work.id, reason)} finished={() => { reload(); go(`/judging-desk/${desk.id}`); }}>{text.recuse}</ConfirmAction>}
      </div>
    </Section>
  );
}

function Board({ work }: { work: Work }) {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: judgingKeys.desk(work.deskId), queryFn: ({ signal }) => judgingSource.desk(work.deskId, signal) });
  return (
    <>
      <PageHeader title={`${work.number} · ${work.title === '' ? text.untitled : work.title}`} above={[{ to: `/judging-desk/${work.deskId}`, label: pick(work.roundName) }]} />
      <div className="judging-board">
        <TheWork work={work} />
        <Loaded query={query} bones={4}>{(desk) => <div><Scoring key={`${work.id} ${work.state}`} work={work} desk={desk} />{work.discussed && work.state === 'locked' ? <WorkDiscussion work={work} desk={desk} /> : null}</div>}</Loaded>
      </div>
    </>
  );
}

/** One work before a judge: the work, and the score beside it, saved as it is given. */
export default function WorkPage() {
  const { workId } = useRouteParams<'workId'>();
  const query = useQuery({ queryKey: judgingKeys.work(workId), queryFn: ({ signal }) => judgingSource.work(workId, signal), refetchOnWindowFocus: false });
  return <Loaded query={query}>{(work) => <Board key={work.id} work={work} />}</Loaded>;
}
