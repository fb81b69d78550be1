import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { labelsOf, maxBytesOf } from '../../../platform/files/file-types.ts';
import { visibleQuestions } from '../../../platform/forms/form.rules.ts';
import type { Answers, FormDefinition, Question, QuestionKind, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { pointsOf } from '../../../platform/forms/questions/ratings.ts';
import { FileUploader } from '../file-uploader.tsx';
import { usePick } from '../locale.ts';
import { answersOfValues, type AnswerValues } from './answer-values.ts';
import './form-builder.css';

/** More options than this are chosen from a list instead of being all in sight. */
const IN_SIGHT = 7;
const NAME = 'answers';

interface OneQuestionProps {
  readonly question: Question;
  readonly kind: QuestionKind;
  /** Told how many files of a question are still on their way. */
  readonly onGoing?: ((key: string, count: number) => void) | undefined;
}

function QuestionInput({ question, kind, onGoing, ...field }: OneQuestionProps & { id?: string; value?: never; onChange?: never }) {
  const pick = usePick();
  const options = (question.options ?? []).map(({ value, label }) => ({ value, label: pick(label) || '—' }));
  if (kind.files !== undefined) return <FileUploader {...field} purpose={kind.files} kinds={labelsOf(kind.files)} maxSize={maxBytesOf(kind.files)} max={question.max ?? 1} {...(onGoing === undefined ? {} : { onGoing: (count) => onGoing(question.key, count) })} />;
  switch (kind.kind) {
    case 'article':
      return <Input.TextArea {...field} autoSize={{ minRows: 5, maxRows: 20 }} maxLength={20_000} />;
    case 'number':
      return <InputNumber {...field} {...(question.whole === true ? { precision: 0 } : {})} />;
    case 'date':
      return <Input {...field} type="date" />;
    case 'choice':
      if (options.length > IN_SIGHT) return <Select {...field} allowClear {...(question.several === true ? { mode: 'multiple' as const } : {})} options={options} />;
      return question.several === true ? <Checkbox.Group {...field} options={options} /> : <Radio.Group {...field} options={options} />;
    case 'scale':
      return <Radio.Group {...field} options={pointsOf(question).map((point) => ({ value: point, label: point }))} />;
    default:
      return <Input {...field} maxLength={question.max ?? 500} />;
  }
}

/** A field for each option: its points, or its place. */
function ByOption({ question, label, extra }: { question: Question; label: string; extra: string | undefined }) {
  const pick = usePick();
  const options = question.options ?? [];
  const values = question.kind === 'ranking' ? options.map((_, index) => String(index + 1)) : pointsOf(question).map(String);
  return (
    <fieldset className="form-part">
      <legend>{label}</legend>
      {extra === undefined ? null : <p className="faint">{extra}</p>}
      {options.map((option) => <Form.Item key={option.value} name={[NAME, question.key, option.value]} label={pick(option.label) || '—'}>{question.kind === 'ranking' ? <Select allowClear options={values.map((value) => ({ value, label: value }))} /> : <Radio.Group options={values.map((value) => ({ value, label: value }))} />}</Form.Item>)}
    </fieldset>
  );
}

function OneQuestion({ question, kind, onGoing }: OneQuestionProps) {
  const pick = usePick();
  const shared = { label: pick(question.label) || '—', extra: question.help === undefined ? undefined : pick(question.help) || undefined, required: question.required };
  if (kind.byOption === true) return <ByOption question={question} label={shared.label} extra={shared.extra} />;
  if (kind.parts === undefined) return <Form.Item name={[NAME, question.key]} {...shared}><QuestionInput question={question} kind={kind} onGoing={onGoing} /></Form.Item>;
  return (
    <fieldset className="form-part">
      <legend>{shared.label}</legend>
      {shared.extra === undefined ? null : <p className="faint">{shared.extra}</p>}
      <div className="form-columns">
        {kind.parts.map((part) => <Form.Item key={part.name} name={[NAME, question.key, part.name]} label={pick(part.label)} required={question.required && part.required}><Input maxLength={part.max} /></Form.Item>)}
      </div>
    </fieldset>
  );
}

/** The questions of a form as fields of an antd form, under the name `answers`; those that are not asked, given the answers so far, are away. Read them by `answersOfValues`. */
export function AnswerFields({ form, registry, onGoing }: { form: FormDefinition; registry: QuestionRegistry } & Pick<OneQuestionProps, 'onGoing'>) {
  const values = Form.useWatch(NAME) as AnswerValues | undefined;
  return visibleQuestions(form, answersOfValues(values) as Answers).map((question) => {
    const kind = registry.get(question.kind);
    return kind === undefined ? null : <OneQuestion key={question.key} question={question} kind={kind} onGoing={onGoing} />;
  });
}
