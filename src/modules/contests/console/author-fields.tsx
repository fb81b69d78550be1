import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Section } from '../../../console/shared/section.tsx';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { type AuthorValues, freshAuthor } from './entry-values.ts';

function AuthorFields({ place, remove }: { place: number; remove: (() => void) | undefined }) {
  const text = useText(contestConsoleMessages);
  const words = useText(entryMessages);
  const { colon } = usePunctuation();
  const author = Form.useWatch(['authors', place]) as AuthorValues | undefined;
  const decided = author?.consent === 'given' || author?.consent === 'withdrawn';
  return (
    <fieldset className="setup-group">
      <legend>{text.authorNumber({ number: place + 1 })}</legend>
      <div className="setup-columns">
        <Form.Item name={[place, 'name']} label={text.authorName} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name={[place, 'role']} label={words.role}><Select options={(['author', 'tutor'] as const).map((value) => ({ value, label: words[value] }))} /></Form.Item>
        <Form.Item name={[place, 'address']} label={text.address}><Select options={(['mr', 'ms', 'pupil'] as const).map((value) => ({ value, label: text[value] }))} /></Form.Item>
        <Form.Item name={[place, 'credit']} label={text.credit}><Select disabled={decided} options={(['masked', 'full', 'unit-only'] as const).map((value) => ({ value, label: text[`credit_${value}`] }))} /></Form.Item>
      </div>
      <Form.Item name={[place, 'age']} label={words.age} extra={author?.age === 'under14' ? words.underHint : undefined} rules={[{ required: true, message: words.ageNeeded }]}><Radio.Group options={(['over', 'under14'] as const).map((value) => ({ value, label: words[value] }))} /></Form.Item>
      {author?.consent === undefined || author.consent === 'held' ? (
        <Form.Item name={[place, 'invite']} valuePropName="checked" extra={words.inviteHint}><Checkbox>{words.invite}</Checkbox></Form.Item>
      ) : (
        <p className="faint">{words.consent}{colon}{words[`consent_${author.consent}`]}</p>
      )}
      {remove === undefined ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={remove}>{text.removeAuthor}</Button>}
    </fieldset>
  );
}

/** The authors and tutors of a work, and who speaks for each of them. */
export function AuthorsFields({ most }: { most: number }) {
  const text = useText(contestConsoleMessages);
  return (
    <Section title={text.authors} hint={text.creditHint}>
      <Form.List name="authors">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => <AuthorFields key={field.key} place={field.name} remove={fields.length === 1 ? undefined : () => remove(field.name)} />)}
            {fields.length >= most ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(freshAuthor())}>{text.addAuthor}</Button>}
          </>
        )}
      </Form.List>
    </Section>
  );
}
