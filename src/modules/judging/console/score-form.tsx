import { Checkbox, Input, InputNumber } from 'antd';
import { useId } from 'react';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import type { Desk, Draft, ScoreValue } from '../judging.schemas.ts';
import { CONFIDENCE_NAMES } from '../judging.messages.ts';
import { CONFIDENCES } from '../judging.words.ts';
import { judgingConsoleMessages } from './console.messages.ts';

type Values = Omit<Draft, 'version'>;

/** More grades than these stand side by side. */
const FEW = 6;
/** A grade's name with its points, unless the name is the points. */
const gradeLabel = (label: string, points: number) => (new RegExp(String.raw`(?<!\d)${points}(?!\d)`).test(label) ? label : `${label} · ${points}`);

interface FieldProps {
  readonly desk: Pick<Desk, 'method' | 'terms'>;
  readonly value: ScoreValue;
  readonly locked: boolean;
  readonly change: (value: ScoreValue) => void;
}

function Choices<V extends string | number | boolean>({ legend, options, chosen, locked, choose }: { legend: string; options: readonly { value: V; label: string; anchor?: string }[]; chosen: V | null | undefined; locked: boolean; choose: (value: V) => void }) {
  const id = useId();
  return (
    <fieldset className={options.length > FEW ? 'grades grades-many' : 'grades'} disabled={locked}>
      <legend>{legend}</legend>
      {options.map(({ value, label, anchor }) => (
        <label key={String(value)} className="grade">
          <input type="radio" name={id} checked={chosen === value} onChange={() => choose(value)} disabled={locked} />
          <span>{label}</span>
          {anchor === undefined || anchor === '' ? null : <span className="grade-anchor">{anchor}</span>}
        </label>
      ))}
    </fieldset>
  );
}

/** The score itself, by the round's method. */
export function ScoreField({ desk, value, locked, change }: FieldProps) {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const { brackets } = usePunctuation();
  const id = useId();
  if (desk.method === 'rubric') {
    return desk.terms.criteria.map((criterion) => (
      <Choices
        key={criterion.key} legend={`${pick(criterion.label)}${brackets(`${text.weight} ${criterion.weight}`)}`} chosen={value.grades?.[criterion.key]} locked={locked}
        options={criterion.grades.map((grade) => ({ value: grade.points, label: gradeLabel(pick(grade.label), grade.points), anchor: pick(grade.anchor) }))}
        choose={(points) => change({ ...value, grades: { ...value.grades, [criterion.key]: points } })}
      />
    ));
  }
  if (desk.method === 'pass-fail') return <Choices legend={text.score} chosen={value.passes} locked={locked} options={[{ value: true, label: text.pass }, { value: false, label: text.fail }]} choose={(passes) => change({ passes })} />;
  if (desk.method === 'top-picks') return <p><Checkbox checked={value.picked === true} disabled={locked} onChange={({ target }) => change({ picked: target.checked })}>{text.pick}</Checkbox></p>;
  if (desk.method === 'ranking') return <p className="judging-field"><label htmlFor={id}>{text.position}</label> <InputNumber id={id} min={1} precision={0} value={value.position ?? null} disabled={locked} onChange={(position) => change({ position })} /></p>;
  return null;
}

/** Confidence and the three texts. */
export function ScoreTexts({ values, locked, change }: { values: Values; locked: boolean; change: (part: Partial<Values>) => void }) {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const id = useId();
  const area = (key: 'feedback' | 'panel' | 'note', label: string, hint: string) => (
    <div className="judging-field">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <Input.TextArea id={`${id}-${key}`} aria-describedby={`${id}-${key}-hint`} value={values[key]} maxLength={4000} autoSize={{ minRows: 2, maxRows: 10 }} readOnly={locked} onChange={({ target }) => change({ [key]: target.value })} />
      <p id={`${id}-${key}-hint`} className="faint">{hint}</p>
    </div>
  );
  return (
    <>
      <Choices legend={text.confidence} chosen={values.confidence} locked={locked} options={CONFIDENCES.map((value) => ({ value, label: pick(CONFIDENCE_NAMES[value]) }))} choose={(confidence) => change({ confidence })} />
      {area('feedback', text.feedback, text.feedbackHint)}
      {area('panel', text.panelComment, text.panelHint)}
      {area('note', text.note, text.noteHint)}
    </>
  );
}
