import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useCallback, useMemo } from 'react';
import { formatInstant } from '../../../platform/calendar/format.ts';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Answers, ReturnForm as Fields } from '../form.schemas.ts';
import type { Notice } from '../notices.schemas.ts';
import type { RecipientDetail } from '../recipients.schemas.ts';
import { AnswerField, withPersonRows } from './answer-field.tsx';
import { forgetErrors } from './forget-errors.ts';
import { returnMessages } from './return.messages.ts';
import { notices } from './source.ts';
import { useReturnDraft } from './use-return-draft.ts';

interface Values {
  readonly answers: Record<string, unknown>;
}

/** What is typed, without what was left empty. */
function answersOf(values: Values | undefined): Answers {
  return Object.fromEntries(Object.entries(values?.answers ?? {}).filter(([, answer]) => answer !== undefined && answer !== null && answer !== '')) as Answers;
}

function Saving({ state, savedAt, reload }: { state: ReturnType<typeof useReturnDraft>['state']; savedAt: Date | null; reload: () => void }) {
  const text = useText(returnMessages);
  const locale = useLocale();
  if (state === 'stale') return <Alert type="warning" showIcon title={text.stale} action={<Button onClick={reload}>{text.reload}</Button>} />;
  const words = { saved: savedAt === null ? '' : text.saved({ at: formatInstant(savedAt, locale) }), unsaved: text.unsaved, saving: text.saving, refused: text.refused }[state];
  return <p className="faint" role="status">{words}</p>;
}

/** The return of a unit: what is held is filled in, what is typed is kept as a draft, and a refusal stands at its field. */
export function ReturnForm({ notice, detail, fields, reload }: { notice: Notice; detail: RecipientDetail; fields: Fields; reload: () => void }) {
  const text = useText(returnMessages);
  const client = useQueryClient();
  const unit = detail.organization.id;
  const { form, problem, shown, pending, submit } = useFormProblems<Values>();
  const read = useCallback(() => answersOf(form.getFieldsValue(true) as Values), [form]);
  const draft = useReturnDraft(notice.id, unit, detail.revision, read);
  const initial = useMemo(() => ({ answers: withPersonRows(fields.fields, detail.answers) }), [fields, detail.answers]);
  const sentBack = detail.returnState === 'sent-back' ? detail.versions[0]?.sentBack : null;
  const handIn = () =>
    submit(async () => notices.submit(notice.id, unit, read(), await draft.settle()), () => {
      say.done(text.submitted);
      void client.invalidateQueries({ queryKey: ['notices'] });
    });
  return (
    <div id="return" className="return-place"><Section title={text.form} hint={fields.note === '' ? text.formHint({ name: detail.organization.name }) : fields.note}>
      {sentBack === null || sentBack === undefined ? null : <Alert className="return-alert" type="warning" showIcon title={text.sentBack} description={sentBack.reason} />}
      <Form form={form} layout="vertical" requiredMark={false} className="return-form" initialValues={initial} onValuesChange={(changed) => { forgetErrors(form, changed); draft.touch(); }} onFinish={() => void handIn()}>
        {fields.fields.map((field) => <AnswerField key={field.key} field={field} prefilled={detail.prefilled.includes(field.key)} fixed={field.kind === 'text' && field.asks?.startsWith('unit.') === true && typeof initial.answers[field.key] === 'string'} mark={sentBack?.marks.find(({ key }) => key === field.key)?.note} />)}
        {fields.fields.some(({ kind, withMobile }) => kind === 'phone' || kind === 'email' || (kind === 'person' && withMobile)) ? <p className="faint">{text.contactHint}</p> : null}
        <ProblemAlert error={problem} shown={shown} />
        <Saving state={draft.state} savedAt={draft.savedAt} reload={reload} />
        <div className="actions">
          <Button type="primary" htmlType="submit" size="large" loading={pending} disabled={draft.state === 'stale'}>{text.submit}</Button>
          <span className="faint">{notice.wantsReceipt && detail.signedAt === null ? text.signsToo : text.submitHappens}</span>
        </div>
      </Form>
    </Section></div>
  );
}
