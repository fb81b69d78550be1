import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import type { FormField } from '../form.schemas.ts';
import { composeMessages } from './compose.messages.ts';

const KINDS = ['text', 'long-text', 'number', 'choice', 'date', 'phone', 'email', 'person'] as const;
/** Names under which offices ask again and again. */
const ASKS = ['unit.name', 'unit.code', 'unit.sector', 'unit.level', 'unit.parent', 'lead', 'liaison', 'commentator', 'volunteer'] as const;

/** A field to begin with; its key is free among the others. */
export function freshField(others: readonly Pick<FormField, 'key'>[]): FormField {
  let number = others.length + 1;
  while (others.some(({ key }) => key === `field-${number}`)) number += 1;
  return { key: `field-${number}`, label: '', kind: 'text', required: true, hint: '', options: [], multiple: false, unit: '', min: null, max: null, withMobile: true, asks: null, period: null };
}

function FieldRow({ index, field }: { index: number; field: FormField }) {
  const text = useText(composeMessages);
  const kindWords = (kind: (typeof KINDS)[number]) => (kind === 'text' ? text.textKind : text[kind]);
  // A draft made by a script may ask under a name of its own.
  const asked = [...new Set<string>([...ASKS, ...(field.asks === null ? [] : [field.asks])])];
  const bounded = field.kind === 'number' || field.kind === 'person';
  return (
    <>
      <div className="field-row">
        <Form.Item name={[index, 'label']} label={text.label}><Input maxLength={60} /></Form.Item>
        <Form.Item name={[index, 'kind']} label={text.kind}><Select options={KINDS.map((value) => ({ value, label: kindWords(value) }))} /></Form.Item>
        <Form.Item name={[index, 'asks']} label={text.asksFor} normalize={(value: string | undefined) => value ?? null}>
          <Select allowClear placeholder={text.askNothing} options={asked.map((value) => ({ value, label: value in text ? text[value as (typeof ASKS)[number]] : value }))} />
        </Form.Item>
        <Form.Item name={[index, 'hint']} label={text.hint}><Input maxLength={200} /></Form.Item>
      </div>
      <div className="field-more">
        <Form.Item name={[index, 'required']} valuePropName="checked"><Checkbox>{text.required}</Checkbox></Form.Item>
        {field.kind === 'choice' ? <Form.Item name={[index, 'options']} label={text.options} extra={text.optionsHint}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} /></Form.Item> : null}
        {field.kind === 'choice' ? <Form.Item name={[index, 'multiple']} valuePropName="checked"><Checkbox>{text.multiple}</Checkbox></Form.Item> : null}
        {field.kind === 'number' ? <Form.Item name={[index, 'unit']} label={text.unit}><Input maxLength={20} /></Form.Item> : null}
        {bounded ? <Form.Item name={[index, 'min']} label={text.min}><InputNumber /></Form.Item> : null}
        {bounded ? <Form.Item name={[index, 'max']} label={text.max}><InputNumber /></Form.Item> : null}
        {field.kind === 'person' ? <Form.Item name={[index, 'withMobile']} valuePropName="checked"><Checkbox>{text.withMobile}</Checkbox></Form.Item> : null}
        {field.asks === null || field.asks.startsWith('unit.') ? null : <Form.Item name={[index, 'period']} label={text.period} extra={text.periodHint} normalize={(value: string) => (value === '' ? null : value)}><Input maxLength={7} /></Form.Item>}
      </div>
    </>
  );
}

/** The fields that a return asks for, in their order. */
export function FormBuilder({ fields }: { fields: readonly FormField[] }) {
  const text = useText(composeMessages);
  return (
    <Form.List name={['form', 'fields']}>
      {(rows, { add, remove, move }) => (
        <>
          <ol className="plain-list field-list">
            {rows.map(({ key, name }) => {
              const field = fields[name];
              if (field === undefined) return null;
              return (
                <li key={key} className="field-box">
                  <div className="field-head">
                    <span className="faint figure">{name + 1}</span>
                    <Button type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={name === 0} aria-label={`${text.up} ${field.label}`} onClick={() => move(name, name - 1)} />
                    <Button type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={name === rows.length - 1} aria-label={`${text.down} ${field.label}`} onClick={() => move(name, name + 1)} />
                    <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.removeField({ name: field.label })} onClick={() => remove(name)} />
                  </div>
                  <FieldRow index={name} field={field} />
                </li>
              );
            })}
          </ol>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(freshField(fields))}>{text.addField}</Button>
        </>
      )}
    </Form.List>
  );
}
