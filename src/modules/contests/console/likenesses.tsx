import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { markPassages, stepsOfAlteration } from '../duplicates/alteration-words.ts';
import type { Likeness, Likenesses } from '../duplicates/likenesses.schemas.ts';
import { likenessMessages } from './likenesses.messages.ts';
import { EntryStateTag } from './state-tags.tsx';
import './likenesses.css';

type Side = NonNullable<Likeness['others']>;
type Shown = Likeness['pairs'][number]['own'];

const percentOf = (score: number) => Math.round(score * 100);

function Passages({ side }: { side: Side }) {
  return (
    <div className="likeness-text">
      {markPassages(side.body ?? '', side.passages).map((part, index) => (part.matches ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </div>
  );
}

function OnePicture({ file, label }: { file: Shown; label: string }) {
  const text = useText(likenessMessages);
  const { colon } = usePunctuation();
  if (file === null) return <p className="faint">{text.elsewhere}</p>;
  if (file.mime.startsWith('video/')) {
    // What the author sent; it has no captions file.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    return <video controls preload="metadata" aria-label={label}><source src={file.url} type={file.mime} /></video>;
  }
  return <a href={file.url} target="_blank" rel="noreferrer" aria-label={`${text.enlarge}${colon}${label}`}><img src={file.thumbnail ?? file.url} alt={label} loading="lazy" /></a>;
}

function useAlterationWords() {
  const text = useText(likenessMessages);
  const { and } = usePunctuation();
  return (alteration: Likeness['pairs'][number]['alteration']): string => {
    const steps = stepsOfAlteration(alteration).map((step) => (step.step === 'turned' ? text.turned({ degrees: step.degrees }) : step.step === 'cut' ? text.cut({ percent: step.percent }) : step.step === 'added' ? text.added({ percent: step.percent }) : text[step.step]));
    return [...steps, ...(alteration.frames === null ? [] : [text.frames({ count: alteration.frames })])].join(and);
  };
}

/** Both works beside each other, the one that is looked at first. */
function SideBySide({ likeness }: { likeness: Likeness }) {
  const text = useText(likenessMessages);
  const inWords = useAlterationWords();
  const [own, other] = likeness.isLater ? [text.later, text.earlier] : [text.earlier, text.later];
  const heads = (
    <>
      <h4>{text.own} <span className="faint">{own}</span></h4>
      {likeness.other === null ? null : <h4>{text.other} <span className="faint">{other}</span></h4>}
    </>
  );
  if (likeness.kind === 'text') {
    return <div className={likeness.others === null ? 'likeness-sides likeness-one' : 'likeness-sides'}>{heads}<Passages side={likeness.own} />{likeness.others === null ? null : <Passages side={likeness.others} />}</div>;
  }
  return (
    <>
      {likeness.pairs.map((pair, index) => (
        <div key={index}>
          <div className={likeness.other === null ? 'likeness-sides likeness-one' : 'likeness-sides'}>
            {heads}
            <OnePicture file={pair.own} label={`${text.own} ${index + 1}`} />
            {likeness.other === null ? null : <OnePicture file={pair.other} label={`${text.other} ${index + 1}`} />}
          </div>
          <p className="likeness-change">{text.change} {inWords(pair.alteration)}</p>
        </div>
      ))}
    </>
  );
}

function OneLikeness({ entryId, likeness, note }: { entryId: string; likeness: Likeness; note: (confirmation: Confirmation) => void }) {
  const text = useText(likenessMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const { other, kind } = likeness;
  const last = likeness.notes.at(-1);
  const ask = (finding: 'allowed' | 'different') =>
    note({
      title: finding === 'allowed' ? text.noteAllowed : text.noteDifferent, happens: [text.happens], verb: text.record, reason: true, done: text.noted,
      run: (reason) => sendJson('POST', `/api/entries/${entryId}/likenesses/${likeness.id}/notes`, { finding, reason }),
    });
  return (
    <li className="likeness">
      <div className="likeness-head">
        <StatusTag tone={last === undefined && likeness.holds ? 'waiting' : 'still'}>{text[kind]({ percent: percentOf(likeness.score) })}</StatusTag>
        {likeness.holds ? null : <StatusTag tone="still">{text.gone}</StatusTag>}
        {last === undefined ? null : <StatusTag tone="good">{text[last.finding]}</StatusTag>}
      </div>
      {other === null ? <p className="likeness-other"><b>{text.elsewhere}</b><br /><span className="faint">{text.elsewhereHint}</span></p> : (
        <p className="likeness-other">
          <ConsoleLink to={`/entries/${other.id}`}>{pick(other.title) || '—'}</ConsoleLink> <EntryStateTag state={other.state as never} /><br />
          <span className="faint">{[pick(other.unit), pick(other.call)].filter(Boolean).join(' · ')} · <InstantText at={other.submittedAt} as="exact" /></span>
        </p>
      )}
      <details>
        <summary>{text.compare}{kind === 'text' ? ` · ${text.passages({ count: likeness.own.passages.length })}` : ''}</summary>
        <SideBySide likeness={likeness} />
      </details>
      {likeness.notes.length === 0 ? null : (
        <ol className="plain-list history" aria-label={text.findings}>
          {likeness.notes.map((each) => (
            <li key={each.at}>
              <p className="history-act">{text[each.finding]}{colon}{each.reason}</p>
              <p className="history-who">{pick(each.office)} · {each.byName} · <InstantText at={each.at} as="exact" /></p>
            </li>
          ))}
        </ol>
      )}
      <div className="likeness-acts">
        {(['allowed', 'different'] as const).map((finding) => <Button key={finding} onClick={() => ask(finding)}>{text[finding]}</Button>)}
      </div>
    </li>
  );
}

/** What was compared of the entry, and what was not. */
function Compared({ comparison }: { comparison: Likenesses['comparison'] }) {
  const text = useText(likenessMessages);
  const { and, semicolon } = usePunctuation();
  if (comparison === null) return <p className="faint">{text.notYet}</p>;
  const { texts, pictures, films, leftOut } = comparison;
  const what = [...(texts > 0 ? [text.texts] : []), ...(pictures > 0 ? [text.pictures({ count: pictures })] : []), ...(films > 0 ? [text.films({ count: films })] : [])].join(and) || text.nothing;
  return <p className="faint">{[text.compared({ what }), ...leftOut.map((reason) => text[reason])].join(semicolon)} · <InstantText at={comparison.at} as="exact" /></p>;
}

/** What an entry is like: shown to the office that decides, beside the other work, with what offices found about it. */
export function LikenessPanel({ entryId, version }: { entryId: string; version: number }) {
  const text = useText(likenessMessages);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const key = ['entry-likenesses', entryId, version];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => getJson<Likenesses>(`/api/entries/${entryId}/likenesses`, signal) });
  return (
    <Section title={text.title} hint={text.hint}>
      <Loaded query={query} bones={2}>
        {({ comparison, items }) => (
          <>
            <Compared comparison={comparison} />
            {items.length === 0 ? (comparison === null ? null : <p>{text.none}</p>) : <ul className="plain-list">{items.map((likeness) => <OneLikeness key={likeness.id} entryId={entryId} likeness={likeness} note={setAsked} />)}</ul>}
          </>
        )}
      </Loaded>
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={() => void client.invalidateQueries({ queryKey: key })} />
    </Section>
  );
}
