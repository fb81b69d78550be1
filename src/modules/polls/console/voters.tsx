import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Poll } from '../polls.schemas.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { pollKeys, pollSource } from './source.ts';

function Codes({ poll, done }: { poll: Poll; done: () => void }) {
  const text = useText(pollConsoleMessages);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { form, submit, pending, problem, shown } = useFormProblems<{ count: number }>();
  const file = codes.length === 0 ? '' : `data:text/csv;charset=utf-8,${encodeURIComponent(codes.join('\r\n'))}`;
  return (
    <>
      <Form className="poll-make-codes" form={form} layout="inline" initialValues={{ count: 100 }} onFinish={({ count }) => void submit(() => pollSource.codes(poll.id, count), (made) => { setCodes(made.codes); done(); })}>
        <Form.Item name="count" label={text.codesCount}><InputNumber min={1} max={20_000} precision={0} /></Form.Item>
        <Button htmlType="submit" loading={pending}>{text.makeCodes}</Button>
      </Form>
      <ProblemAlert error={problem} shown={shown} />
      {codes.length === 0 ? null : (
        <div role="status">
          <p>{text.codesMade({ count: codes.length })} <a href={file} download={`codes-${poll.id.slice(-12)}.csv`}>{text.saveCodes}</a></p>
          <ul className="poll-codes">{codes.slice(0, 12).map((code) => <li key={code}><code>{code}</code></li>)}{codes.length > 12 ? <li>…</li> : null}</ul>
        </div>
      )}
    </>
  );
}

function Roster({ poll, done }: { poll: Poll; done: () => void }) {
  const text = useText(pollConsoleMessages);
  const [said, setSaid] = useState<Awaited<ReturnType<typeof pollSource.roster>> | null>(null);
  const { form, submit, pending, problem, shown } = useFormProblems<{ contacts: string }>();
  const read = (contacts: string) => contacts.split(/[\r\n,;，；]+/).map((line) => line.trim()).filter((line) => line !== '');
  return (
    <>
      <Form form={form} layout="vertical" onFinish={({ contacts }) => void submit(() => pollSource.roster(poll.id, read(contacts)), (answer) => { setSaid(answer); form.resetFields(); done(); })}>
        <Form.Item name="contacts" label={text.contacts} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
        <Button htmlType="submit" loading={pending}>{text.addRoster}</Button>
      </Form>
      {said === null ? null : (
        <div role="status">
          <p>{text.rosterDone({ added: said.added, known: said.known, refused: said.refused.length })}</p>
          <ul>{said.refused.slice(0, 50).map(({ row, text: words }) => <li key={row}>{text.refusedRow({ row, text: words })}</li>)}</ul>
        </div>
      )}
    </>
  );
}

/** Who may take part: codes or contacts are added while the poll is a draft; only their hashes are kept. */
export function VotersSection({ poll, mayManage }: { poll: Poll; mayManage: boolean }) {
  const text = useText(pollConsoleMessages);
  const client = useQueryClient();
  const voters = useQuery({ queryKey: pollKeys.voters(poll.id), queryFn: ({ signal }) => pollSource.voters(poll.id, signal) });
  const done = () => void client.invalidateQueries({ queryKey: pollKeys.voters(poll.id) });
  const open = poll.state === 'draft' && mayManage;
  return (
    <Section title={text.voters} hint={poll.state === 'draft' ? text.votersHint : text.listClosed}>
      <DescriptionList items={[{ label: text.eligibility, value: text[`eligibility_${poll.eligibility}`] }, { label: text.votersCount, value: <FigureNumber value={voters.data?.total} /> }]} />
      {open && poll.eligibility === 'code' ? <Codes poll={poll} done={done} /> : null}
      {open && poll.eligibility === 'roster' ? <Roster poll={poll} done={done} /> : null}
    </Section>
  );
}
