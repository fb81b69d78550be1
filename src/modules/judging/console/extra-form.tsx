import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { fromWallClock } from './setup-values.ts';

interface ExtraValues {
  dueAt: string;
  closesAt: string;
  judgesPerEntry: number;
}

/** Sends what is not settled, and only that, to extra judges. */
export function ExtraForm({ round, count }: { round: Round; count: number }) {
  const text = useText(hostMessages);
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<ExtraValues>();
  const send = (values: ExtraValues) =>
    submit(() => hostSource.extra(round.id, { ...values, dueAt: fromWallClock(values.dueAt), closesAt: fromWallClock(values.closesAt) }), ({ id }) => {
      void client.invalidateQueries({ queryKey: hostKeys.all });
      say.done(text.extraMade);
      go(`/judging/${id}/panel`);
    });
  const needed = [{ required: true, message: text.needed }];
  return (
    <Section title={text.extra({ n: count })} hint={text.extraHint}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ judgesPerEntry: 2 }} onFinish={(values) => void send(values)}>
        <div className="judging-columns">
          <Form.Item name="dueAt" label={text.dueAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="closesAt" label={text.closesAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="judgesPerEntry" label={text.judgesPerEntry}><InputNumber min={1} max={15} precision={0} /></Form.Item>
        </div>
        <ProblemAlert error={problem} shown={shown} />
        <Button htmlType="submit" type="primary" loading={pending}>{text.prepareExtra}</Button>
      </Form>
    </Section>
  );
}
