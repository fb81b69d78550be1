import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { FormDefinition, Question, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { usePick, useText } from '../locale.ts';
import { Quiet } from '../quiet.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { formBuilderMessages } from './form-builder.messages.ts';
import { freshQuestion, MOST, movedQuestion, settleConditions, withQuestion, withoutQuestion } from './form-builder.rules.ts';
import { QuestionEditor, type ReviewedWords } from './question-editor.tsx';
import './form-builder.css';

export interface FormBuilderProps {
  readonly value: FormDefinition;
  readonly onChange: (form: FormDefinition) => void;
  /** The kinds of question that may be asked. */
  readonly registry: QuestionRegistry;
  /** Words for marking a question as one that blind reviewers see; left out where nobody reviews. */
  readonly reviewed?: ReviewedWords;
  /** What keeps the form from being saved (`formProblems`, or the server's), shown at its questions. */
  readonly problems?: readonly FieldProblem[];
}

/** Problems of one question, by what of it they are about: `label`, `options.0`, `min`, `when`. */
const problemsAt = (problems: readonly FieldProblem[], index: number): ReadonlyMap<string, FieldProblem> => {
  const start = `form.questions.${index}.`;
  return new Map(problems.filter(({ path }) => path.startsWith(start)).map((problem) => [problem.path.slice(start.length), problem]));
};

function AddQuestion({ registry, add }: { registry: QuestionRegistry; add: (kind: string) => void }) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const [kind, setKind] = useState('text');
  return (
    <div className="form-add">
      <Select aria-label={text.kind} value={kind} onChange={setKind} popupMatchSelectWidth={false} options={[...registry.values()].map(({ kind: value, label }) => ({ value, label: pick(label) }))} />
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(kind)}>{text.add}</Button>
    </div>
  );
}

interface QuestionRowProps {
  readonly question: Question;
  readonly index: number;
  readonly count: number;
  readonly open: boolean;
  readonly problems: ReadonlyMap<string, FieldProblem>;
  readonly registry: QuestionRegistry;
  readonly reviewed: string | undefined;
  readonly toggle: () => void;
  readonly move: (by: -1 | 1) => void;
  readonly children: ReactNode;
}

/** A question in one line; opened, everything about it. */
function QuestionRow({ question, index, count, open, problems, registry, reviewed, toggle, move, children }: QuestionRowProps) {
  const text = useText(formBuilderMessages);
  const pick = usePick();
  const body = useId();
  const label = pick(question.label).trim();
  const name = label === '' ? text.question({ number: index + 1 }) : label;
  const kind = registry.get(question.kind);
  return (
    <li className={problems.size > 0 ? 'form-question form-question-wrong' : 'form-question'}>
      <div className="form-question-head">
        <button type="button" className="form-question-open" aria-expanded={open} aria-controls={open ? body : undefined} onClick={toggle}>
          <span className="faint figure">{index + 1}</span>
          <span className="form-question-label">{label === '' ? text.unnamed : label}</span>
          <span className="faint">{[kind === undefined ? question.kind : pick(kind.label), question.required ? text.required : text.optional, ...(question.when === undefined ? [] : [text.conditional]), ...(reviewed === undefined ? [] : [reviewed])].join(' · ')}</span>
        </button>
        <Button type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={index === 0} aria-label={text.up({ name })} onClick={() => move(-1)} />
        <Button type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={index === count - 1} aria-label={text.down({ name })} onClick={() => move(1)} />
      </div>
      {open ? <div id={body} className="form-question-body">{children}</div> : null}
    </li>
  );
}

/** Builds a form of questions: kinds, words in both languages, limits, options and conditions, with a way to try it. */
export function FormBuilder({ value, onChange, registry, reviewed, problems = [] }: FormBuilderProps) {
  const text = useText(formBuilderMessages);
  const [opened, setOpened] = useState<string | null>(null);
  const change = (form: FormDefinition) => onChange(settleConditions(form, registry));
  const { questions } = value;
  const add = (kind: string) => {
    const question = freshQuestion(kind, registry);
    setOpened(question.key);
    change({ questions: [...questions, question] });
  };
  return (
    <Form component={false} layout="vertical" requiredMark={false}>
      {questions.length === 0 ? <Quiet small title={text.empty} hint={text.emptyHint} /> : (
        <ol className="plain-list form-questions" aria-label={text.questions}>
          {questions.map((question, index) => {
            const own = problemsAt(problems, index);
            // What is wrong is in sight, whichever question was opened last.
            const open = opened === question.key || own.size > 0;
            return (
              <QuestionRow key={question.key} question={question} index={index} count={questions.length} open={open} problems={own} registry={registry} reviewed={question.reviewed === true ? reviewed?.tag : undefined} toggle={() => setOpened(open ? null : question.key)} move={(by) => change(movedQuestion(value, index, by))}>
                <QuestionEditor question={question} index={index} before={questions.slice(0, index)} registry={registry} reviewed={reviewed} problems={own} change={(next) => change(withQuestion(value, index, next))} remove={() => change(withoutQuestion(value, index))} />
              </QuestionRow>
            );
          })}
        </ol>
      )}
      {questions.length >= MOST.questions ? null : <AddQuestion registry={registry} add={add} />}
      {questions.length === 0 ? null : (
        <details className="form-preview">
          <summary>{text.preview}</summary>
          <p className="faint">{text.previewHint}</p>
          <Form component={false} layout="vertical" key={JSON.stringify(value)}><AnswerFields form={value} registry={registry} /></Form>
        </details>
      )}
    </Form>
  );
}
