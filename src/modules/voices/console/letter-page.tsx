import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { ABOUT_NAMES } from '../voices.messages.ts';
import { answerLetters } from '../voices.policy.ts';
import type { Letter } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { Due } from './due.tsx';
import { voicesKeys, voicesSource } from './source.ts';
import { LetterStateTag } from './state-tags.tsx';
import './voices.css';

function Answer({ letter }: { letter: Letter }) {
  const text = useText(voicesConsoleMessages);
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ body: string }>();
  const send = ({ body }: { body: string }) =>
    submit(() => voicesSource.answerLetter(letter.id, letter.version, body), () => {
      say.done(text.letterSent);
      void client.invalidateQueries({ queryKey: voicesKeys.letters });
    });
  return (
    <Section title={text.answerLetter} hint={text.letterHint}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <Form.Item name="body" label={text.letterBody} rules={[{ required: true, whitespace: true, message: text.answerNeeded }]}><Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} maxLength={2000} showCount /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{text.sendLetter}</Button>
      </Form>
    </Section>
  );
}

function Publishing({ letter }: { letter: Letter }) {
  const text = useText(voicesConsoleMessages);
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: voicesKeys.letters });
  return letter.published ? (
    <ConfirmAction title={text.unpublish} happens={[text.happensUnpublish]} verb={text.unpublish} done={text.didUnpublish} run={() => voicesSource.publishLetter(letter.id, false)} undo={() => voicesSource.publishLetter(letter.id, true)} finished={finished}>{text.unpublish}</ConfirmAction>
  ) : (
    <ConfirmAction type="primary" title={text.publish} happens={[text.happensPublish]} verb={text.publish} done={text.didPublish} run={() => voicesSource.publishLetter(letter.id, true)} undo={() => voicesSource.publishLetter(letter.id, false)} finished={finished}>{text.publish}</ConfirmAction>
  );
}

function LetterDetail({ letter }: { letter: Letter }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const can = useCan();
  const { office } = useOffice();
  const mine = office?.id === letter.officeId && can(answerLetters);
  return (
    <>
      <PageHeader
        title={letter.subject}
        meta={<><LetterStateTag state={letter.state} />{letter.state === 'waiting' ? <span>{text.dueAt} <Due at={letter.dueAt} open /></span> : null}</>}
        {...(mine && letter.mayPublish && letter.state === 'answered' ? { actions: <Publishing letter={letter} /> } : {})}
      />
      <Beside
        main={
          <>
            <Section title={text.turns}>
              <ol className="plain-list">
                {letter.turns.map((turn) => (
                  <li key={turn.at} className={turn.byOffice ? 'voices-turn voices-turn-office' : 'voices-turn'}>
                    <p className="faint">{turn.byOffice ? pick(letter.office) : turn.byName} · <InstantText at={turn.at} as="exact" /></p>
                    <p className="voices-words">{turn.body || text.emptied}</p>
                  </li>
                ))}
              </ol>
            </Section>
            {letter.state !== 'waiting' ? null : mine ? <Answer key={letter.version} letter={letter} /> : <p className="faint">{text.otherOffice}</p>}
          </>
        }
        aside={
          <Section title={text.particulars}>
            <DescriptionList items={[{ label: text.to, value: pick(letter.office) }, { label: text.about, value: pick(ABOUT_NAMES[letter.about]) }, { label: text.byName, value: letter.author }, { label: text.at, value: <InstantText at={letter.sentAt} /> }, { label: text.publish, value: `${letter.published ? text.published : text.unpublished} · ${letter.mayPublish ? text.mayPublish : text.mayNotPublish}`, wide: true }]} />
          </Section>
        }
      />
    </>
  );
}

/** A letter with what was written in turn, and the office's answer. */
export default function LetterPage() {
  const { letterId } = useRouteParams<'letterId'>();
  const query = useQuery({ queryKey: voicesKeys.letter(letterId), queryFn: ({ signal }) => voicesSource.letter(letterId, signal) });
  return <Loaded query={query}>{(letter) => <LetterDetail key={letter.id} letter={letter} />}</Loaded>;
}
