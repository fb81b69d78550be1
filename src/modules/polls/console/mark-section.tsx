import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { formatNumber } from '../../../platform/calendar/format.ts';
import type { MarkDecision, Poll } from '../polls.schemas.ts';
import { markMessages } from './marks.messages.ts';
import { type PollMark, pollKeys, pollSource } from './source.ts';

const TONES = { waiting: 'waiting', quarantined: 'bad', reinstated: 'good', dismissed: 'still', ended: 'still' } as const;
const NEXT: Readonly<Record<PollMark['state'], readonly MarkDecision['action'][]>> = { waiting: ['quarantine', 'dismiss'], quarantined: ['reinstate'], reinstated: ['quarantine'], dismissed: ['quarantine'], ended: [] };

const ruleName = (text: ReturnType<typeof markMessages>, rule: string): string => text[rule as 'crowd'] ?? rule;

/** What the rule saw, in a sentence; the figures are the rule's own. */
function Evidence({ poll, mark: { rule, evidence }, named }: { poll: Poll; mark: PollMark; named: boolean }) {
  const text = useText(markMessages);
  const pick = usePick();
  const locale = useLocale();
  const number = (name: string) => formatNumber(Number(evidence[name] ?? 0), locale);
  const percent = (name: string) => `${formatNumber(Number(evidence[name] ?? 0) * 100, locale, 1)}%`;
  const where = text[`from_${(evidence['level'] as 'near') ?? 'near'}`];
  const title = poll.options.find((option) => option.number === evidence['option'])?.title;
  const sentence = {
    crowd: () => text.sawCrowd({ where, ballots: number('ballots'), limit: number('limit') }),
    burst: () => text.sawBurst({ where, ballots: number('ballots'), seconds: number('seconds') }),
    regular: () => text.sawRegular({ where, ballots: number('ballots'), spread: number('spread') }),
    share: () => text.sawShare({ where, option: title === undefined ? '' : pick(title), votes: number('votes'), part: percent('part'), others: percent('partOfOthers') }),
    speed: () => text.sawSpeed({ where, ballots: number('ballots'), ms: number('ms') }),
  }[rule];
  return (
    <p className="mark-saw">
      {named ? <><strong>{ruleName(text, rule)}</strong> · </> : null}
      {sentence === undefined ? rule : sentence()}
      {evidence['at'] === undefined ? null : <> {text.beginning} <InstantText at={new Date(Number(evidence['at']))} as="exact" /></>}
    </p>
  );
}

/** Marks that match the very same ballots and are at the same point, in order: somebody looks at them together and decides once. */
export function together(marks: readonly PollMark[]): (readonly [PollMark, ...PollMark[]])[] {
  const groups = new Map<string, [PollMark, ...PollMark[]]>();
  for (const mark of marks) {
    const key = JSON.stringify([mark.same, mark.state, mark.waits, mark.ended?.because, mark.decisions.map(({ action, reason }) => [action, reason])]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mark]);
    else group.push(mark);
  }
  return [...groups.values()];
}

/** What the rules saw in the same ballots: how many, what was decided, and what can be. */
export function MarkSection({ poll, marks, number }: { poll: Poll; marks: readonly [PollMark, ...PollMark[]]; number: number }) {
  const text = useText(markMessages);
  const { colon } = usePunctuation();
  const id = useId();
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: pollKeys.all });
  const [mark] = marks;
  const { matched, counted, state, ended, waits } = mark;
  const several = marks.length > 1;
  const rule = [...new Set(marks.map((each) => ruleName(text, each.rule)))].join(text.and);
  const again = waits && state === 'quarantined';
  const verb = (action: MarkDecision['action']) => (again && action === 'quarantine' ? text.keepHeld : text[action]);
  const happens = { quarantine: again ? text.happensKeep({ matched }) : text.happensQuarantine({ matched, counted }), reinstate: text.happensReinstate({ matched }), dismiss: text.happensDismiss({ matched }) };
  const open = poll.state === 'published' || poll.state === 'closed';
  // One after the other: should one be refused, those before it are decided and the page shows what is left.
  const decideAll = async (action: MarkDecision['action'], reason: string) => {
    for (const each of marks) await pollSource.decide(poll.id, each.id, { action, reason, matched: each.matched });
  };
  const act = (action: MarkDecision['action']) => (
    <ConfirmAction key={action} reason danger={action === 'quarantine'} title={`${verb(action)}${colon}${rule}`} happens={[happens[action], ...(several ? [text.forAll({ count: marks.length })] : []), text.publishedLater]} verb={verb(action)} done={text.decided} run={(reason) => decideAll(action, reason)} finished={finished}>
      {verb(action)}
    </ConfirmAction>
  );
  return (
    <section className={waits ? 'mark mark-waits' : 'mark'} aria-labelledby={id}>
      <p className="mark-count"><FigureNumber value={matched} /> <small>{text.ballotsMatched}</small></p>
      <div className="mark-words">
        <h2 id={id}>{number} · {rule}</h2>
        {marks.map((each) => <Evidence key={each.id} poll={poll} mark={each} named={several} />)}
        {several ? <p className="mark-together">{text.sameBallots({ count: marks.length })}</p> : null}
        <p className="mark-meta">
          <StatusTag tone={TONES[state]}>{text[`mark_${state}`]}</StatusTag>
          <span>{text.found}{colon}<InstantText at={mark.createdAt} /></span>
          {state === 'quarantined' ? null : <span>{text.countNow({ counted })}</span>}
        </p>
        {ended === null ? null : <p className="mark-ended">{ended.because === 'shared' ? text.endedShared : text.endedPast}{again ? ` ${text.lookAgain}` : ''}</p>}
        {mark.decisions.length === 0 ? null : (
          <ul className="mark-decisions">
            {mark.decisions.map((each) => <li key={each.at}><strong>{text[each.action]}</strong> · <InstantText at={each.at} /> · {text.decidedBy({ by: each.by })}<br />{each.reason}</li>)}
          </ul>
        )}
      </div>
      {open ? <div className="mark-acts">{[...NEXT[state], ...(again ? (['quarantine'] as const) : [])].map(act)}</div> : null}
    </section>
  );
}
