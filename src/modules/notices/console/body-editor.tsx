import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { useText } from '../../../console/shared/locale.ts';
import { renumber, setLevel } from '../body.rules.ts';
import { composeMessages } from './compose.messages.ts';

interface BodyEditorProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}

/** The body as text with buttons for its levels; all headings are numbered as one goes. Fits antd's Form.Item. */
export function BodyEditor({ id, value = '', onChange }: BodyEditorProps) {
  const text = useText(composeMessages);
  const area = useRef<TextAreaRef>(null);
  const place = () => area.current?.resizableTextArea?.textArea.selectionStart ?? value.length;
  const make = (level: 0 | 1 | 2 | 3 | 4) => {
    onChange?.(setLevel(value, place(), level));
    area.current?.focus();
  };
  return (
    <div className="body-editor">
      <div className="actions" role="toolbar" aria-label={text.levels}>
        <span className="faint">{text.levels}</span>
        <Button lang="zh-CN" onClick={() => make(1)}>{text.level1}</Button>
        <Button lang="zh-CN" onClick={() => make(2)}>{text.level2}</Button>
        <Button lang="zh-CN" onClick={() => make(3)}>{text.level3}</Button>
        <Button lang="zh-CN" onClick={() => make(4)}>{text.level4}</Button>
        <Button onClick={() => make(0)}>{text.plain}</Button>
        <Button type="link" onClick={() => onChange?.(renumber(value))}>{text.renumber}</Button>
      </div>
      <Input.TextArea {...(id === undefined ? {} : { id })} ref={area} value={value} onChange={(event) => onChange?.(event.target.value)} autoSize={{ minRows: 14, maxRows: 36 }} />
    </div>
  );
}
