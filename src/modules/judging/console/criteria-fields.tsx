import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import { hostMessages } from './host.messages.ts';
import { freshCriterion, type RoundValues } from './setup-values.ts';

function Grades({ criterion, fixed }: { criterion: number; fixed: boolean }) {
  const text = useText(hostMessages);
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  return (
    <Form.List name={[criterion, 'grades']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, index) => (
            <fieldset key={field.key} className="judging-grade-row">
              <legend>{text.gradeNumber({ n: index + 1 })}</legend>
              <Form.Item name={[field.name, 'points']} label={text.points} rules={[{ required: true, message: text.needed }]}><InputNumber min={0} max={100} disabled={fixed} /></Form.Item>
              <Form.Item name={[field.name, 'label', 'zh']} label={text.gradeZh} rules={needed}><Input maxLength={30} disabled={fixed} /></Form.Item>
              <Form.Item name={[field.name, 'label', 'en']} label={text.gradeEn}><Input maxLength={90} disabled={fixed} /></Form.Item>
              <Form.Item name={[field.name, 'anchor', 'zh']} label={text.anchorZh} className="judging-wide"><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} disabled={fixed} /></Form.Item>
              <Form.Item name={[field.name, 'anchor', 'en']} label={text.anchorEn} className="judging-wide"><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={900} disabled={fixed} /></Form.Item>
              {fixed || fields.length <= 2 ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{text.removeGrade}</Button>}
            </fieldset>
          ))}
          {fixed || fields.length >= 11 ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ points: 0, label: { zh: '', en: '' }, anchor: { zh: '', en: '' } })}>{text.addGrade}</Button>}
        </>
      )}
    </Form.List>
  );
}

/** Criteria of a rubric: what is looked at, how much it weighs, and grades whose anchors say in words what each looks like. */
export function Criteria({ fixed }: { fixed: boolean }) {
  const text = useText(hostMessages);
  const form = Form.useFormInstance<RoundValues>();
  return (
    <Form.List name="criteria">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, index) => (
            <fieldset key={field.key} className="judging-group">
              <legend>{text.criterionNumber({ n: index + 1 })}</legend>
              <div className="judging-columns">
                <Form.Item name={[field.name, 'label', 'zh']} label={text.nameZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={60} disabled={fixed} /></Form.Item>
                <Form.Item name={[field.name, 'label', 'en']} label={text.nameEn}><Input maxLength={180} disabled={fixed} /></Form.Item>
                <Form.Item name={[field.name, 'weight']} label={text.weight} rules={[{ required: true, message: text.needed }]}><InputNumber min={0.1} max={1000} disabled={fixed} /></Form.Item>
              </div>
              <details className="judging-details" open={fields.length === 1}>
                <summary>{text.grades}</summary>
                <Grades criterion={field.name} fixed={fixed} />
              </details>
              {fixed || fields.length <= 1 ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{text.removeCriterion}</Button>}
            </fieldset>
          ))}
          {fixed || fields.length >= 12 ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(freshCriterion((form.getFieldsValue(true) as RoundValues).criteria))}>{text.addCriterion}</Button>}
        </>
      )}
    </Form.List>
  );
}
