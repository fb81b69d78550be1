import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import type { FormField, PersonAnswer } from '../form.schemas.ts';
import { returnMessages } from './return.messages.ts';

/** Up to so many options are shown at once; more go into a list. */
const SHOWN_OPTIONS = 6;

function control(field: FormField, fixed: boolean): ReactNode {
  if (fixed) return <Input readOnly variant="filled" />;
  const options = field.options.map((value) => ({ value, label: value }));
  switch (field.kind) {
    case 'long-text':
      return <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={5000} showCount />;
    case 'number':
      return <InputNumber style={{ width: 200 }} suffix={field.unit === '' ? undefined : field.unit} inputMode="decimal" />;
    case 'choice':
      if (field.multiple) return options.length > SHOWN_OPTIONS ? <Select mode="multiple" options={options} /> : <Checkbox.Group options={options} />;
      return options.length > SHOWN_OPTIONS ? <Select allowClear={!field.required} options={options} /> : <Radio.Group options={options} />;
    case 'date':
      return <Input type="date" style={{ maxWidth: 200 }} />;
    case 'phone':
      return <Input type="tel" autoComplete="off" maxLength={30} style={{ maxWidth: 260 }} />;
    case 'email':
      return <Input type="email" autoComplete="off" maxLength={200} style={{ maxWidth: 360 }} />;
    default:
      return <Input maxLength={200} />;
  }
}

const NOBODY: PersonAnswer = { name: '', post: '', mobile: '' };

function Persons({ field, legend }: { field: FormField; legend: ReactNode }) {
  const text = useText(returnMessages);
  const [min, max] = [field.min ?? (field.required ? 1 : 0), field.max ?? 1];
  return (
    <fieldset className="persons">
      <legend>{legend}{max > 1 ? <span className="faint"> {text.persons({ min, max })}</span> : null}</legend>
      {field.hint === '' ? null : <p className="section-hint">{field.hint}</p>}
      <Form.List name={['answers', field.key]}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="person">
                <Form.Item name={[name, 'name']} label={text.name}><Input maxLength={60} /></Form.Item>
                <Form.Item name={[name, 'post']} label={text.post}><Input maxLength={60} /></Form.Item>
                {field.withMobile ? <Form.Item name={[name, 'mobile']} label={text.mobile}><Input type="tel" autoComplete="off" maxLength={30} /></Form.Item> : null}
                {rows.length > Math.max(1, min) ? <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.removePerson({ name: String(name + 1) })} onClick={() => remove(name)} /> : null}
              </div>
            ))}
            {rows.length < max ? <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(NOBODY)}>{text.addPerson}</Button> : null}
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** The input of one field of a return. */
export function AnswerField({ field, prefilled, fixed, mark }: { field: FormField; prefilled: boolean; fixed: boolean; mark: string | undefined }) {
  const text = useText(returnMessages);
  const { colon } = usePunctuation();
  const notes = (
    <>
      {field.required ? null : <span className="field-note">{text.optional}</span>}
      {fixed ? <span className="field-note">{text.fromTree}</span> : prefilled ? <span className="field-note">{text.prefilled}</span> : null}
      {mark === undefined ? null : <span className="field-note field-mark">{mark === '' ? text.sentBack : text.note + colon + mark}</span>}
    </>
  );
  if (field.kind === 'person') return <Persons field={field} legend={<>{field.label}{notes}</>} />;
  return (
    <Form.Item name={['answers', field.key]} label={<>{field.label}{notes}</>} {...(field.hint === '' ? {} : { extra: field.hint })}>
      {control(field, fixed)}
    </Form.Item>
  );
}

/** Rows for the persons a form asks for, so that there is something to fill in. */
export function withPersonRows(fields: readonly FormField[], answers: Record<string, unknown>): Record<string, unknown> {
  const rows = fields.filter(({ kind }) => kind === 'person').map((field) => {
    const given = (answers[field.key] as PersonAnswer[] | undefined) ?? [];
    const least = Math.max(1, field.min ?? 1);
    return [field.key, [...given, ...Array.from({ length: Math.max(0, least - given.length) }, () => NOBODY)]] as const;
  });
  return { ...answers, ...Object.fromEntries(rows) };
}
