import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { reviewPolls } from '../polls.policy.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { pollKeys, pollSource } from './source.ts';
import './polls.css';

type Row = Awaited<ReturnType<typeof pollSource.addresses>>[number];

/** Addresses that the people of schools and offices share, told so that they are not taken for fraud. */
export default function AddressesPage() {
  const text = useText(pollConsoleMessages);
  const can = useCan();
  const { office } = useOffice();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ label: string; prefix: string }>();
  const refresh = () => void client.invalidateQueries({ queryKey: pollKeys.addresses });
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const mayReview = can(reviewPolls) && office !== null;
  return (
    <>
      <PageHeader />
      {mayReview ? (
        <Section title={text.addAddress} hint={text.addressesNote}>
          <Form form={form} layout="vertical" onFinish={(values) => void submit(() => pollSource.addAddress({ nodeId: office.id, ...values }), () => { say.done(text.added); form.resetFields(); refresh(); })}>
            <div className="poll-columns">
              <Form.Item name="label" label={text.addressLabel} rules={needed}><Input maxLength={100} /></Form.Item>
              <Form.Item name="prefix" label={text.prefix} extra={text.prefixHint} rules={needed}><Input maxLength={50} /></Form.Item>
            </div>
            <ProblemAlert error={problem} shown={shown} />
            <Button type="primary" htmlType="submit" loading={pending}>{text.addAddress}</Button>
          </Form>
        </Section>
      ) : null}
      <DataTable<Row>
        name="polls.addresses" label={text.addresses} queryKey={pollKeys.addresses}
        load={async ({ page, size }, signal) => {
          const rows = await pollSource.addresses(signal);
          return { items: rows.slice((page - 1) * size, page * size), total: rows.length };
        }}
        rowKey={({ id }) => id} rowName={({ label }) => label}
        columns={[
          { key: 'label', title: text.addressLabel, render: ({ label }) => label },
          { key: 'prefix', title: text.prefix, width: 260, render: ({ prefix }) => <code>{prefix}</code> },
          ...(mayReview ? [{ key: 'act', title: text.act, width: 130, render: ({ id, label, nodeId }: Row) => (nodeId === office.id ? <ConfirmAction danger title={text.removeOne({ label })} happens={[text.happensRemove]} verb={text.remove} done={text.removed} run={() => pollSource.removeAddress(id)} finished={refresh}>{text.remove}</ConfirmAction> : '—') }] : []),
        ]}
        empty={{ title: text.noAddresses, hint: text.noAddressesHint }}
      />
    </>
  );
}
