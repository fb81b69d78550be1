import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../console/shared/locale.ts';
import { campaignConsoleMessages } from './console.messages.ts';
import { freshId } from './source.ts';
import './campaigns.css';

type Name = (string | number)[];

/** Text in both languages side by side; `lines` above one makes it a text area. */
export function BilingualField({ name, label, max, lines = 1, hint }: { name: Name; label: string; max: number; lines?: number; hint?: string }) {
  const text = useText(campaignConsoleMessages);
  const one = (locale: 'zh' | 'en', length: number) => (
    <Form.Item name={[...name, locale]} label={text.inLanguage({ label, language: text[locale] })} {...(hint === undefined ? {} : { extra: hint })}>
      {lines === 1 ? <Input maxLength={length} lang={locale} /> : <Input.TextArea maxLength={length} lang={locale} autoSize={{ minRows: lines, maxRows: 16 }} />}
    </Form.Item>
  );
  return <div className="bilingual">{one('zh', max)}{one('en', max * 3)}</div>;
}

export interface RowsProps<Row extends object> {
  readonly name: Name;
  /** What a new row holds; it is given an id of its own where rows have one. */
  readonly fresh: Row;
  readonly withId?: boolean;
  readonly label: string;
  readonly children: (index: number) => ReactNode;
}

/** Rows that are added, moved up and removed. */
export function Rows<Row extends object>({ name, fresh, withId = false, label, children }: RowsProps<Row>) {
  const text = useText(campaignConsoleMessages);
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }) => (
        <>
          {rows.map(({ key, name: index }) => (
            <div className="composer-row" key={key} role="group" aria-label={`${label} ${index + 1}`}>
              {children(index)}
              <div className="composer-row-foot">
                {index === 0 ? null : <Button icon={<ArrowUpOutlined aria-hidden />} onClick={() => move(index, index - 1)}>{text.up}</Button>}
                <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(index)} aria-label={`${text.remove} ${label} ${index + 1}`}>{text.remove}</Button>
              </div>
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(withId ? { ...fresh, id: freshId() } : fresh)}>{text.addOne({ label })}</Button>
        </>
      )}
    </Form.List>
  );
}
