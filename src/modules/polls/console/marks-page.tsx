import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import type { Poll } from '../polls.schemas.ts';
import { MarkSection, together } from './mark-section.tsx';
import { markMessages } from './marks.messages.ts';
import { type PollMark, pollKeys, pollSource } from './source.ts';
import './marks.css';

function Marks({ poll, marks }: { poll: Poll; marks: readonly PollMark[] }) {
  const text = useText(markMessages);
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
  const waiting = together(marks.filter(({ waits }) => waits));
  const over = together(marks.filter(({ waits }) => !waits));
  const count = (groups: typeof waiting) => groups.reduce((sum, { length }) => sum + length, 0);
  return (
    <>
      <PageHeader title={`${text.marks} · ${pick(poll.title)}`} above={[{ to: `/polls/${poll.id}`, label: pick(poll.title) }]} meta={<span>{text.marksWaiting({ count: count(waiting) })}</span>} actions={open ? <Button loading={scanning} onClick={() => void scan()}>{text.scan}</Button> : undefined} />
      <p className="section-hint">{text.marksNote}</p>
      {marks.length === 0 ? <Quiet title={text.noMarks} hint={text.noMarksHint} /> : null}
      {waiting.map((group, index) => <MarkSection key={group[0].id} poll={poll} marks={group} number={index + 1} />)}
      {waiting.length > 0 && over.length > 0 ? <h2 className="marks-over">{text.looked({ count: count(over) })}</h2> : null}
      {over.map((group, index) => <MarkSection key={group[0].id} poll={poll} marks={group} number={waiting.length + index + 1} />)}
    </>
  );
}

/** What the fraud rules found, with how many ballots each matches, and the decisions on it; what waits for somebody comes first. */
export default function MarksPage() {
  const { pollId } = useRouteParams<'pollId'>();
  const poll = useQuery({ queryKey: pollKeys.poll(pollId), queryFn: ({ signal }) => pollSource.poll(pollId, signal) });
  const marks = useQuery({ queryKey: pollKeys.marks(pollId), queryFn: ({ signal }) => pollSource.marks(pollId, signal) });
  return <Loaded query={poll}>{(found) => <Loaded query={marks}>{(rows) => <Marks poll={found} marks={rows} />}</Loaded>}</Loaded>;
}
