import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Contest } from '../contests.schemas.ts';
import type { Extension } from '../extensions/extensions.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { setupMessages } from './setup.messages.ts';
import { fromWallClock } from './setup-values.ts';
import { contestKeys, contestSource } from './source.ts';

const TONES = { open: 'waiting', used: 'good', revoked: 'still', over: 'still' } as const;

interface IssueValues {
  categoryId: string;
  until: string;
  reason: string;
}

/** Asks for whom and until when, then shows the code, once. */
function IssueDialog({ contest, open, close }: { contest: Contest; open: boolean; close: () => void }) {
  const text = useText(setupMessages);
  const words = useText(contestConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown, clear } = useFormProblems<IssueValues>();
  const [code, setCode] = useState<string | null>(null);
  const issue = ({ categoryId, until, reason }: IssueValues) =>
    submit(() => contestSource.issue(contest.id, { categoryId: categoryId === '' ? null : categoryId, until: fromWallClock(until), reason: reason.trim() }), (issued) => {
      setCode(issued.code);
      void client.invalidateQueries({ queryKey: contestKeys.extensions(contest.id) });
    });
  const needed = [{ required: true, whitespace: true, message: words.needed }];
  return (
    <Modal
      open={open}
      title={code === null ? text.issue : text.issued}
      onCancel={close}
      destroyOnHidden
      afterClose={() => { setCode(null); clear(); }}
      footer={code === null ? [<Button key="no" onClick={close}>{words.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.issue}</Button>] : [<Button key="ok" type="primary" onClick={close}>{text.understood}</Button>]}
    >
      {code === null ? (
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ categoryId: '', until: '', reason: '' }} onFinish={(values) => void issue(values)}>
          <Form.Item name="categoryId" label={text.extensionFor}><Select options={[{ value: '', label: text.anyCategory }, ...contest.categories.map(({ id, name }) => ({ value: id, label: pick(name) }))]} /></Form.Item>
          <Form.Item name="until" label={text.until} extra={words.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="reason" label={text.reason} extra={text.reasonHint} rules={needed}><Input.TextArea rows={2} maxLength={500} showCount /></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      ) : (
        <div role="status">
          <p className="extension-code"><code>{code}</code></p>
          <p>{text.codeOnce}</p>
          <Button onClick={() => void navigator.clipboard.writeText(code).then(() => say.done(text.copied), say.problem)}>{text.copy}</Button>
        </div>
      )}
    </Modal>
  );
}

function OneExtension({ contest, extension }: { contest: Contest; extension: Extension }) {
  const text = useText(setupMessages);
  const pick = usePick();
  const { colon } = usePunctuation();
  const client = useQueryClient();
  const category = contest.categories.find(({ id }) => id === extension.categoryId);
  return (
    <li className="extension">
      <div>
        <p className="history-act"><StatusTag tone={TONES[extension.state]}>{text[`ext_${extension.state}`]}</StatusTag> {category === undefined ? text.anyCategory : pick(category.name)} · {text.until} <InstantText at={extension.until} as="exact" /></p>
        <p className="history-reason">{text.reason}{colon}{extension.reason}</p>
        <p className="history-who">{text.issuedAt} <InstantText at={extension.issuedAt} as="exact" />{extension.entryId === null ? null : <> · <ConsoleLink to={`/entries/${extension.entryId}`}>{text.usedFor}</ConsoleLink></>}</p>
      </div>
      {extension.state === 'open' ? (
        <ConfirmAction danger title={text.revokeOne} happens={[text.happensRevoke]} verb={text.revoke} done={text.revoked} run={() => contestSource.revoke(contest.id, extension.id)} finished={() => void client.invalidateQueries({ queryKey: contestKeys.extensions(contest.id) })}>{text.revoke}</ConfirmAction>
      ) : null}
    </li>
  );
}

/** The codes by which single entries come after the close: for the host. */
export function ExtensionsSection({ contest }: { contest: Contest }) {
  const text = useText(setupMessages);
  const [asking, setAsking] = useState(false);
  const query = useQuery({ queryKey: contestKeys.extensions(contest.id), queryFn: ({ signal }) => contestSource.extensions(contest.id, signal) });
  return (
    <Section title={text.extensions} hint={text.extensionsHint} actions={<Button onClick={() => setAsking(true)}>{text.issue}</Button>}>
      <Loaded query={query} bones={2}>
        {(extensions) => (extensions.length === 0 ? <Quiet small title={text.noExtensions} /> : <ul className="plain-list extensions" aria-label={text.extensionList}>{extensions.map((extension) => <OneExtension key={extension.id} contest={contest} extension={extension} />)}</ul>)}
      </Loaded>
      <IssueDialog contest={contest} open={asking} close={() => setAsking(false)} />
    </Section>
  );
}
