import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { MarkDecision, Poll } from '../polls.schemas.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { type PollMark, pollKeys, pollSource } from './source.ts';
import './polls.css';

const TONES = { waiting: 'waiting', quarantined: 'bad', reinstated: 'good', dismissed: 'still' } as const;
const NEXT: Readonly<Record<PollMark['state'], readonly MarkDecision['action'][]>> = { waiting: ['quarantine', 'dismiss'], quarantined: ['reinstate'], reinstated: ['quarantine'], dismissed: ['quarantine'] };

function Evidence({ mark }: { mark: PollMark }) {
  const text = useText(pollConsoleMessages);
  const { colon } = usePunctuation();
  const words = (name: string, value: unknown) => (name === 'at' ? <InstantText at={new Date(Number(value))} as="exact" /> : name === 'level' ? (text[`level_${value as 'near'}`] ?? String(value)) : String(value));
  return <ul className="plain-list">{Object.entries(mark.evidence).map(([name, value]) => <li key={name}>{text[`e_${name}` as 'e_ballots'] ?? name}{colon}{words(name, value)}</li>)}</ul>;
}

function MarkSection({ poll, mark, number }: { poll: Poll; mark: PollMark; number: number }) {
  const text = useText(pollConsoleMessages);
  const { colon } = usePunctuation();
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: pollKeys.all });
  const { matched, counted } = mark;
  const rule = text[mark.rule as 'crowd'] ?? mark.rule;
  const happens = { quarantine: text.happensQuarantine({ matched, counted }), reinstate: text.happensReinstate({ matched }), dismiss: text.happensDismiss({ matched }) };
  const open = poll.state === 'published' || poll.state === 'closed';
  const act = (action: MarkDecision['action']) => (
    <ConfirmAction key={action} reason danger={action === 'quarantine'} title={`${text[action]}${colon}${rule}`} happens={[happens[action], text.publishedLater]} verb={text[action]} done={text.decided} run={(reason) => pollSource.decide(poll.id, mark.id, { action, reason, matched })} finished={finished}>
      {text[action]}
    </ConfirmAction>
  );
  return (
    <Section title={`${number} · ${rule}`} actions={open ? NEXT[mark.state].map(act) : undefined}>
      <DescriptionList
        items={[
          { label: text.state, value: <StatusTag tone={TONES[mark.state]}>{text[`mark_${mark.state}`]}</StatusTag> },
          { label: text.matched, value: <FigureNumber value={matched} /> },
          { label: text.wouldDrop, value: <FigureNumber value={mark.state === 'quarantined' ? 0 : counted} /> },
          { label: text.found, value: <InstantText at={mark.createdAt} /> },
          { label: text.evidence, value: <Evidence mark={mark} />, wide: true },
          ...(mark.decisions.length === 0 ? [] : [{ label: text.decisions, wide: true, value: <ul className="plain-list">{mark.decisions.map((each) => <li key={each.at}><InstantText at={each.at} /> · {text[each.action]} · {text.decidedBy({ by: each.by })} · {each.reason}</li>)}</ul> }]),
        ]}
      />
    </Section>
  );
}

function Marks({ poll, marks }: { poll: Poll; marks: readonly PollMark[] }) {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const [scanning, setScanning] = useState(false);
  const scan = async () => {
    setScanning(true);
    try {
      client.setQueryData(pollKeys.marks(poll.id), await pollSource.scan(poll.id));
      say.done(text.scanned);
    } catch (error) {
      say.problem(error);
    } finally {
      setScanning(false);
    }
  };
  const open = poll.state === 'published' || poll.state === 'closed';
  const waiting = marks.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <PageHeader title={`${text.marks} · ${pick(poll.title)}`} above={[{ to: `/polls/${poll.id}`, label: pick(poll.title) }]} meta={<span>{text.marksWaiting({ count: waiting })}</span>} actions={open ? <Button loading={scanning} onClick={() => void scan()}>{text.scan}</Button> : undefined} />
      <p className="section-hint">{text.marksNote}</p>
      {marks.length === 0 ? <Quiet title={text.noMarks} hint={text.noMarksHint} /> : marks.map((mark, index) => <MarkSection key={mark.id} poll={poll} mark={mark} number={index + 1} />)}
    </>
  );
}

/** What the fraud rules found, with how many ballots each matches, and the decisions on it. */
export default function MarksPage() {
  const { pollId } = useRouteParams<'pollId'>();
  const poll = useQuery({ queryKey: pollKeys.poll(pollId), queryFn: ({ signal }) => pollSource.poll(pollId, signal) });
  const marks = useQuery({ queryKey: pollKeys.marks(pollId), queryFn: ({ signal }) => pollSource.marks(pollId, signal) });
  return <Loaded query={poll}>{(found) => <Loaded query={marks}>{(rows) => <Marks poll={found} marks={rows} />}</Loaded>}</Loaded>;
}
