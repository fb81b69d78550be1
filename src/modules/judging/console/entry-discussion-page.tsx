import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { ConsoleLink, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { Scores } from './discussion.tsx';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import './judging.css';

function Speak({ roundId, entryId }: { roundId: string; entryId: string }) {
  const text = useText(hostMessages);
  const client = useQueryClient();
  const id = useId();
  const [words, setWords] = useState('');
  const speak = () =>
    void hostSource.speak(roundId, entryId, words).then((discussion) => {
      setWords('');
      client.setQueryData(hostKeys.discussion(roundId, entryId), discussion);
    }, say.problem);
  return (
    <>
      <p className="judging-field"><label htmlFor={id}>{text.sayAsHost}</label><Input.TextArea id={id} value={words} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => setWords(target.value)} /></p>
      <p><Button disabled={words.trim() === ''} onClick={speak}>{text.sayIt}</Button></p>
    </>
  );
}

/** The discussion of a disputed entry, as the host reads and joins it. */
export default function EntryDiscussionPage() {
  const text = useText(hostMessages);
  const pick = usePick();
  const { roundId, entryId } = useRouteParams<'roundId' | 'entryId'>();
  const round = useQuery({ queryKey: hostKeys.round(roundId), queryFn: ({ signal }) => hostSource.round(roundId, signal) });
  const progress = useQuery({ queryKey: hostKeys.progress(roundId), queryFn: ({ signal }) => hostSource.progress(roundId, signal) });
  const query = useQuery({ queryKey: hostKeys.discussion(roundId, entryId), queryFn: ({ signal }) => hostSource.discussion(roundId, entryId, signal), refetchInterval: 15_000 });
  const title = progress.data?.entries.find((entry) => entry.entryId === entryId)?.title;
  return (
    <Loaded query={round}>
      {({ name, contest }) => (
        <>
          <PageHeader title={title === undefined ? text.discussion : `${text.discussion} · ${pick(title)}`} above={[{ to: `/judging/${roundId}`, label: `${pick(contest)} · ${pick(name)}` }]} meta={<ConsoleLink to={`/entries/${entryId}`}>{text.openEntry}</ConsoleLink>} />
          <Section title={text.whatIsSaid} hint={text.discussionHint}>
            <Loaded query={query} bones={3}>{(discussion) => <><Scores discussion={discussion} />{discussion.open ? <Speak roundId={roundId} entryId={entryId} /> : null}</>}</Loaded>
          </Section>
        </>
      )}
    </Loaded>
  );
}
