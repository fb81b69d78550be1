import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { CaseView } from '../awards.schemas.ts';
import { type Effect, EFFECT_NAMES, type Outcome, OUTCOME_NAMES, OUTCOMES } from '../awards.words.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';

/** Has the entry judged anew; the judges are then named in judging. */
export function ReviewForm({ view }: { view: CaseView }) {
  const text = useText(awardConsoleMessages);
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ until: string }>();
  // A wall clock of the office's zone; instants are sent with their offset.
  const send = ({ until }: { until: string }) =>
    submit(() => awardSource.review(view.id, view.version, `${until}:00+08:00`), () => {
      say.done(text.arranged);
      void client.invalidateQueries({ queryKey: awardKeys.all });
    });
  return (
    <Section title={text.review} hint={text.reviewHint}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <Form.Item name="until" label={text.reviewUntil} extra={text.zoneHint} rules={[{ required: true, message: text.needed }]}><Input type="datetime-local" /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
        <Button htmlType="submit" loading={pending}>{text.arrange}</Button>
      </Form>
    </Section>
  );
}

interface AnswerValues {
  outcome: Outcome;
  effect?: Effect;
  answer: { zh: string; en?: string };
}

/** The reasoned answer; what is upheld also says what becomes of the entry. */
export function AnswerForm({ view }: { view: CaseView }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<AnswerValues>();
  const outcome = Form.useWatch('outcome', form);
  const reviewed = view.review?.state === 'closed' && view.review.scores > 0;
  const send = ({ outcome: found, effect, answer }: AnswerValues) =>
    submit(() => awardSource.answer(view.id, { version: view.version, outcome: found, effect: found === 'upheld' ? (effect ?? 'struck') : 'stands', answer: { zh: answer.zh, en: answer.en ?? '' } }), () => {
      say.done(text.didAnswer);
      void client.invalidateQueries({ queryKey: awardKeys.all });
    });
  const needed = [{ required: true, message: text.needed }];
  return (
    <Section title={text.answer} hint={reviewed ? text.answerHint : text.needReview}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <Form.Item name="outcome" label={text.outcome} rules={needed}><Radio.Group options={OUTCOMES.filter((each) => reviewed || each === 'inadmissible').map((each) => ({ value: each, label: pick(OUTCOME_NAMES[each]) }))} /></Form.Item>
        {outcome === 'upheld' ? <Form.Item name="effect" label={text.effect} rules={needed}><Radio.Group options={(['struck', 'moved'] as const).map((each) => ({ value: each, label: pick(EFFECT_NAMES[each]) }))} /></Form.Item> : null}
        <Form.Item name={['answer', 'zh']} label={text.answerZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={2000} showCount /></Form.Item>
        <Form.Item name={['answer', 'en']} label={text.answerEn}><Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={6000} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{text.send}</Button>
      </Form>
    </Section>
  );
}
