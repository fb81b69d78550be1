import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { Condition, ConditionTest, Question, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { usePick, useText } from '../locale.ts';
import { formBuilderMessages } from './form-builder.messages.ts';
import { freshTest, MOST, testsFor } from './form-builder.rules.ts';
import { Labelled } from './labelled.tsx';

function TestRow({ test, number, before, registry, change, remove }: { test: ConditionTest; number: number; before: readonly Question[]; registry: QuestionRegistry; change: (test: ConditionTest) => void; remove: () => void }) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const about = before.find(({ key }) => key === test.question) ?? before[0]!;
  const names = before.map((question, index) => ({ value: question.key, label: pick(question.label).trim() || text.question({ number: index + 1 }) }));
  return (
    <fieldset className="form-part form-row">
      <legend className="visually-hidden">{text.test({ number })}</legend>
      <div className="form-columns">
        <Labelled label={text.about}>{(id) => <Select id={id} value={about.key} options={names} onChange={(key: string) => { const next = before.find((question) => question.key === key)!; change(freshTest(next, testsFor(next, registry)[0]!)); }} />}</Labelled>
        <Labelled label={text.is}>{(id) => <Select id={id} value={test.is} options={testsFor(about, registry).map((is) => ({ value: is, label: text[is] }))} onChange={(is: ConditionTest['is']) => change(freshTest(about, is))} />}</Labelled>
        {test.is === 'one-of' ? (
          <Labelled label={text.values}>{(id) => <Select id={id} mode="multiple" value={[...test.values]} options={(about.options ?? []).map(({ value, label }) => ({ value, label: pick(label) || '—' }))} onChange={(values: string[]) => (values.length === 0 ? undefined : change({ ...test, values }))} />}</Labelled>
        ) : null}
        {test.is === 'at-least' || test.is === 'at-most' ? <Labelled label={text.value}>{(id) => <InputNumber id={id} value={test.value} onChange={(value) => change({ ...test, value: value ?? 0 })} />}</Labelled> : null}
      </div>
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.removeTest({ number })} onClick={remove} />
    </fieldset>
  );
}

/** When a question is asked: always, or by the answers to questions before it. */
export function ConditionEditor({ question, before, registry, problem, change }: { question: Question; before: readonly Question[]; registry: QuestionRegistry; problem: FieldProblem | undefined; change: (question: Question) => void }) {
  const text = useText(formBuilderMessages);
  const [first] = before;
  if (first === undefined) return <p className="faint">{text.whenNone}</p>;
  const { when, ...rest } = question;
  const set = (next: Condition | undefined) => change(next === undefined || next.tests.length === 0 ? rest : { ...rest, when: next });
  const last = before.at(-1)!;
  const another = () => freshTest(last, testsFor(last, registry)[0]!);
  const choose = (match: string) => set(match === 'always' ? undefined : { match: match as Condition['match'], tests: when?.tests ?? [another()] });
  return (
    <>
      <Labelled label={text.when} problem={problem}>{(id) => <Select id={id} value={when?.match ?? 'always'} onChange={choose} options={[{ value: 'always', label: text.whenAlways }, { value: 'all', label: text.whenAll }, { value: 'any', label: text.whenAny }]} />}</Labelled>
      {when?.tests.map((test, place) => (
        <TestRow key={`${place} ${test.question}`} test={test} number={place + 1} before={before} registry={registry} change={(next) => set({ ...when, tests: when.tests.with(place, next) })} remove={() => set({ ...when, tests: when.tests.toSpliced(place, 1) })} />
      ))}
      {when === undefined || when.tests.length >= MOST.tests ? null : <p><Button icon={<PlusOutlined aria-hidden />} onClick={() => set({ ...when, tests: [...when.tests, another()] })}>{text.addTest}</Button></p>}
    </>
  );
}
