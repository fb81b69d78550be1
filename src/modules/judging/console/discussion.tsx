import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { isListMethod } from '../judging.words.ts';
import type { Desk, Discussion, ScoreValue, Work } from '../judging.schemas.ts';
import { judgingConsoleMessages } from './console.messages.ts';
import { ScoreField } from './score-form.tsx';
import { judgingKeys, judgingSource } from './source.ts';

const shownPoints = (points: number) => Math.round(points * 10) / 10;

/** Scores side by side and what was said; judges go by number. */
export function Scores({ discussion }: { discussion: Discussion }) {
  const text = useText(judgingConsoleMessages);
  const { brackets } = usePunctuation();
  const name = (judge: number | null) => (judge === null ? text.hostVoice : `${text.judgeNumber({ n: judge })}${judge === discussion.mine ? brackets(text.you) : ''}`);
  return (
    <div className="remarks">
      {discussion.scores.map((score) => (
        <div key={score.judge}>
          <p><b>{name(score.judge)}</b> · <span className="figure">{[score.points, ...score.amendments.map(({ points }) => points)].map(shownPoints).join(' → ')}</span></p>
          {score.panel === '' ? null : <p>{score.panel}</p>}
          {score.amendments.map((each) => <p key={each.at} className="faint">{text.amended} · {each.reason} · <InstantText at={each.at} /></p>)}
        </div>
      ))}
      {discussion.remarks.length === 0 ? <p className="faint">{text.noRemarks}</p> : discussion.remarks.map((remark, index) => <div key={index}><p className="faint">{name(remark.judge)} · <InstantText at={remark.at} /></p><p>{remark.text}</p></div>)}
    </div>
  );
}

function Amend({ work, desk, done }: { work: Work; desk: Desk; done: (discussion: Discussion) => void }) {
  const text = useText(judgingConsoleMessages);
  const id = useId();
  const [value, setValue] = useState<ScoreValue>(work.value ?? {});
  const [reason, setReason] = useState('');
  const save = async () => {
    try {
      done(await judgingSource.amend(work.id, { value, confidence: work.confidence ?? 'medium', reason }));
      say.done(text.amendedDone);
    } catch (error) {
      say.problem(error);
    }
  };
  return (
    <details>
      <summary>{text.amend}</summary>
      <ScoreField desk={desk} value={value} locked={false} change={setValue} />
      <p className="judging-field"><label htmlFor={id}>{text.amendReason}</label><Input id={id} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} /></p>
      <Button disabled={reason.trim() === ''} onClick={() => void save()}>{text.amend}</Button>
    </details>
  );
}

/** The discussion of a judge's own locked work. */
export function WorkDiscussion({ work, desk }: { work: Work; desk: Desk }) {
  const text = useText(judgingConsoleMessages);
  const client = useQueryClient();
  const id = useId();
  const [words, setWords] = useState('');
  const key = [...judgingKeys.work(work.id), 'discussion'];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => judgingSource.discussion(work.id, signal), refetchInterval: 15_000 });
  const show = (discussion: Discussion) => void client.setQueryData(key, discussion);
  const speak = () =>
    void judgingSource.say(work.id, words).then((discussion) => {
      setWords('');
      show(discussion);
    }, say.problem);
  return (
    <Section title={text.discussion}>
      <Loaded query={query} bones={2}>
        {(discussion) => (
          <>
            <Scores discussion={discussion} />
            {discussion.open ? (
              <>
                <p className="judging-field"><label htmlFor={id}>{text.say}</label><Input.TextArea id={id} value={words} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => setWords(target.value)} /></p>
                <p><Button disabled={words.trim() === ''} onClick={speak}>{text.say}</Button></p>
                {isListMethod(desk.method) ? null : <Amend work={work} desk={desk} done={show} />}
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
}
