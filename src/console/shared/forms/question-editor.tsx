import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { Question, QuestionOption, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { usePick, useText } from '../locale.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { formBuilderMessages } from './form-builder.messages.ts';
import { freshOption, freshQuestion, MOST } from './form-builder.rules.ts';
import { Labelled } from './labelled.tsx';

/** What is said of a question that blind reviewers see. */
export interface ReviewedWords {
  /** Beside the question in the list. */
  readonly tag: string;
  readonly label: string;
  /** What to mind about it, said once it is ticked: words may name their writer. */
  readonly warning: string;
  /** Why a kind cannot be shown. */
  readonly never: string;
}

interface QuestionEditorProps {
  readonly question: Question;
  readonly index: number;
  /** The questions in front of it, which its condition may ask about. */
  readonly before: readonly Question[];
  readonly registry: QuestionRegistry;
  readonly reviewed?: ReviewedWords | undefined;
  readonly problems: ReadonlyMap<string, FieldProblem>;
  readonly change: (question: Question) => void;
  readonly remove: () => void;
}

/** Sets a part of a question, or takes it out where there is nothing. */
function withPart<Name extends 'min' | 'max' | 'from' | 'to'>(question: Question, name: Name, value: Question[Name] | null | ''): Question {
  const { [name]: _, ...rest } = question;
  return value === null || value === '' || value === undefined ? (rest as Question) : { ...question, [name]: value };
}

function Options({ options, problems, change }: { options: readonly QuestionOption[]; problems: ReadonlyMap<string, FieldProblem>; change: (options: readonly QuestionOption[]) => void }) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const whole = problems.get('options');
  return (
    <fieldset className="form-part">
      <legend>{text.options}</legend>
      {options.map((option, place) => {
        const number = place + 1;
        const set = (label: Partial<QuestionOption['label']>) => change(options.with(place, { ...option, label: { ...option.label, ...label } }));
        return (
          <div key={option.value} className="form-row">
            <div className="form-columns">
              <Labelled label={text.optionZh({ number })} problem={problems.get(`options.${place}`)}>{(id) => <Input id={id} value={option.label.zh} maxLength={120} onChange={(event) => set({ zh: event.target.value })} />}</Labelled>
              <Labelled label={text.optionEn({ number })}>{(id) => <Input id={id} value={option.label.en} maxLength={360} onChange={(event) => set({ en: event.target.value })} />}</Labelled>
            </div>
            <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={options.length <= 2} aria-label={text.removeOption({ number })} onClick={() => change(options.toSpliced(place, 1))} />
          </div>
        );
      })}
      {whole === undefined ? null : <p className="ant-form-item-explain-error">{pick(whole.message)}</p>}
      {options.length >= MOST.options ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...options, freshOption()])}>{text.addOption}</Button>}
    </fieldset>
  );
}

/** The limits that a question's kind knows. */
function Limits({ question, registry, problems, change }: Pick<QuestionEditorProps, 'question' | 'registry' | 'problems' | 'change'>) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const kind = registry.get(question.kind);
  const settings = kind?.settings ?? [];
  const sized = settings.includes('size') && (!settings.includes('several') || question.several === true);
  const what = kind?.counts === undefined ? '' : pick(kind.counts);
  const counted = settings.includes('whole') ? {} : { min: 0, precision: 0 };
  return (
    <>
      {settings.includes('several') ? <Form.Item><Checkbox checked={question.several === true} onChange={(event) => change({ ...withPart(withPart(question, 'min', null), 'max', null), several: event.target.checked })}>{text.several}</Checkbox></Form.Item> : null}
      {sized || settings.includes('days') ? (
        <div className="form-columns">
          {sized ? <Labelled label={text.least({ what })} problem={problems.get('min')}>{(id) => <InputNumber id={id} {...counted} value={question.min ?? null} onChange={(value) => change(withPart(question, 'min', value))} />}</Labelled> : null}
          {sized ? <Labelled label={text.most({ what })}>{(id) => <InputNumber id={id} {...counted} value={question.max ?? null} onChange={(value) => change(withPart(question, 'max', value))} />}</Labelled> : null}
          {settings.includes('days') ? <Labelled label={text.from} problem={problems.get('min')}>{(id) => <Input id={id} type="date" value={question.from ?? ''} onChange={(event) => change(withPart(question, 'from', event.target.value))} />}</Labelled> : null}
          {settings.includes('days') ? <Labelled label={text.to}>{(id) => <Input id={id} type="date" value={question.to ?? ''} onChange={(event) => change(withPart(question, 'to', event.target.value))} />}</Labelled> : null}
        </div>
      ) : null}
      {settings.includes('whole') ? <Form.Item><Checkbox checked={question.whole === true} onChange={(event) => change({ ...question, whole: event.target.checked })}>{text.whole}</Checkbox></Form.Item> : null}
    </>
  );
}

/** Whether blind reviewers see the answer: ticked by the host, for kinds that do not say whose it is. */
function Reviewed({ question, registry, words, problem, change }: Pick<QuestionEditorProps, 'question' | 'registry' | 'change'> & { words: ReviewedWords; problem: FieldProblem | undefined }) {
  const pick = usePick();
  if (registry.get(question.kind)?.anonymous !== true) return <p className="faint">{words.never}</p>;
  const { reviewed = false, ...rest } = question;
  return (
    <Form.Item className="form-reviewed" help={problem === undefined ? (reviewed ? words.warning : undefined) : pick(problem.message)} validateStatus={problem === undefined ? '' : 'error'}>
      <Checkbox checked={reviewed} onChange={(event) => change(event.target.checked ? { ...question, reviewed: true } : rest)}>{words.label}</Checkbox>
    </Form.Item>
  );
}

/** Everything about one question. */
export function QuestionEditor({ question, before, registry, reviewed, problems, change, remove }: QuestionEditorProps) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const help = question.help ?? { zh: '', en: '' };
  const setHelp = (part: Partial<typeof help>) => {
    const next = { ...help, ...part };
    const { help: _, ...rest } = question;
    change(next.zh === '' && next.en === '' ? rest : { ...rest, help: next });
  };
  return (
    <>
      <div className="form-columns">
        <Labelled label={text.labelZh} problem={problems.get('label')}>{(id) => <Input id={id} value={question.label.zh} maxLength={120} onChange={(event) => change({ ...question, label: { ...question.label, zh: event.target.value } })} />}</Labelled>
        <Labelled label={text.labelEn}>{(id) => <Input id={id} value={question.label.en} maxLength={360} onChange={(event) => change({ ...question, label: { ...question.label, en: event.target.value } })} />}</Labelled>
        <Labelled label={text.kind} problem={problems.get('kind')}>{(id) => <Select id={id} value={question.kind} onChange={(kind: string) => change(freshQuestion(kind, registry, question))} options={[...registry.values()].map(({ kind, label }) => ({ value: kind, label: pick(label) }))} />}</Labelled>
      </div>
      <div className="form-columns">
        <Labelled label={text.helpZh}>{(id) => <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 4 }} value={help.zh} maxLength={500} onChange={(event) => setHelp({ zh: event.target.value })} />}</Labelled>
        <Labelled label={text.helpEn}>{(id) => <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 4 }} value={help.en} maxLength={1500} onChange={(event) => setHelp({ en: event.target.value })} />}</Labelled>
      </div>
      {registry.get(question.kind)?.personal === true ? <p className="faint">{text.personal}</p> : null}
      <Form.Item><Checkbox checked={question.required} onChange={(event) => change({ ...question, required: event.target.checked })}>{text.required}</Checkbox></Form.Item>
      {reviewed === undefined ? null : <Reviewed question={question} registry={registry} words={reviewed} problem={problems.get('reviewed')} change={change} />}
      {question.options === undefined ? null : <Options options={question.options} problems={problems} change={(options) => change({ ...question, options })} />}
      <Limits question={question} registry={registry} problems={problems} change={change} />
      <ConditionEditor question={question} before={before} registry={registry} problem={problems.get('when')} change={change} />
      <Button icon={<DeleteOutlined aria-hidden />} onClick={remove}>{text.removeWord}</Button>
    </>
  );
}
