import { Checkbox, Form, InputNumber, Select } from 'antd';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { Section } from '../../../console/shared/section.tsx';
import { BLIND_NAMES } from '../judging.messages.ts';
import { BLIND_FIELDS, type BlindField } from '../judging.words.ts';
import { hostMessages } from './host.messages.ts';
import type { RoundValues } from './setup-values.ts';

const HOURS = [1, 2, 6, 12, 24, 48, 72, 120, 168, 240];

/** What judges may not see, and who sees what. */
export function BlindFields({ fixed }: { fixed: boolean }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const hidden = (Form.useWatch('blind') ?? []) as readonly BlindField[];
  return (
    <Section title={text.blind} hint={text.blindHint}>
      <Form.Item name="blind" label={text.blindLabel}><Checkbox.Group disabled={fixed} options={BLIND_FIELDS.map((value) => ({ value, label: pick(BLIND_NAMES[value]) }))} /></Form.Item>
      <dl className="judging-sees">
        {text.whoSees({ hidden: hidden.map((field) => pick(BLIND_NAMES[field])) }).split('\n').map((line) => {
          const [who, what] = line.split('|') as [string, string];
          return <div key={who}><dt>{who}</dt><dd>{what}</dd></div>;
        })}
      </dl>
    </Section>
  );
}

/** How equal results are told apart, fixed before anybody scores. */
export function TieFields({ fixed, rubric }: { fixed: boolean; rubric: boolean }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const form = Form.useFormInstance<RoundValues>();
  const criteria = Form.useWatch('criteria', { form, preserve: true }) ?? [];
  const ofCriteria = rubric ? criteria.map(({ key, label }) => ({ value: `criterion:${key}`, label: text.tieCriterion({ name: pick({ zh: label.zh, en: label.en ?? '' }) }) })) : [];
  return (
    <Section title={text.ties} hint={text.tiesHint}>
      <Form.Item name="ties" label={text.tieOrder}><Select mode="multiple" disabled={fixed} options={[...ofCriteria, { value: 'median', label: text.tieMedian }, { value: 'most-high', label: text.tieHigh }, { value: 'lot', label: text.tieLot }]} /></Form.Item>
    </Section>
  );
}

/** Numbers of the assignment, of disputes and of reminders. */
export function AssignmentFields({ fixed }: { fixed: boolean }) {
  const text = useText(hostMessages);
  const hours = (name: 'remindBefore' | 'remindAfter', label: string) => <Form.Item name={name} label={label} extra={text.quietHint}><Select mode="multiple" maxCount={6} disabled={fixed} options={HOURS.map((value) => ({ value, label: text.hours({ n: value }) }))} /></Form.Item>;
  return (
    <Section title={text.numbers}>
      <div className="judging-columns">
        <Form.Item name="judgesPerEntry" label={text.judgesPerEntry}><InputNumber min={1} max={15} precision={0} disabled={fixed} /></Form.Item>
        <Form.Item name="mostPerJudge" label={text.mostPerJudge}><InputNumber min={1} max={100_000} precision={0} disabled={fixed} /></Form.Item>
        <Form.Item name="capPercent" label={text.pairCap} extra={text.pairCapHint}><InputNumber min={5} max={100} precision={0} disabled={fixed} /></Form.Item>
        <Form.Item name="disputeSpread" label={text.disputeSpread} extra={text.disputeHint}><InputNumber min={1} max={100} precision={0} disabled={fixed} /></Form.Item>
        {hours('remindBefore', text.remindBefore)}
        {hours('remindAfter', text.remindAfter)}
      </div>
    </Section>
  );
}
