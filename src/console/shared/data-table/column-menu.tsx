import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useText } from '../locale.ts';
import { sharedMessages } from '../shared.messages.ts';
import { type ColumnSettings, moveColumn } from './column-settings.ts';
import type { DataColumn } from './types.ts';

type Change = (next: ColumnSettings | undefined) => void;

function ColumnList<Row>({ columns, settings, change }: { columns: readonly DataColumn<Row>[]; settings: ColumnSettings; change: Change }) {
  const text = useText(sharedMessages);
  const toggle = (key: string) => change({ ...settings, hidden: settings.hidden.includes(key) ? settings.hidden.filter((hidden) => hidden !== key) : [...settings.hidden, key] });
  return (
    <div className="column-list">
      <ul className="plain-list">
        {settings.order.map((key, index) => {
          const column = columns.find((each) => each.key === key)!;
          return (
            <li key={key}>
              <Checkbox checked={!settings.hidden.includes(key)} disabled={index === 0 || column.always === true} onChange={() => toggle(key)}>{column.title}</Checkbox>
              <Button type="text" size="small" disabled={index < 2} icon={<ArrowUpOutlined aria-hidden />} aria-label={text.moveUp({ name: column.title })} onClick={() => change(moveColumn(settings, key, -1))} />
              <Button type="text" size="small" disabled={index === 0 || index === settings.order.length - 1} icon={<ArrowDownOutlined aria-hidden />} aria-label={text.moveDown({ name: column.title })} onClick={() => change(moveColumn(settings, key, 1))} />
            </li>
          );
        })}
      </ul>
      <Button type="link" onClick={() => change(undefined)}>{text.columnsReset}</Button>
    </div>
  );
}

/** Chooses which columns are shown, and in which order. */
export function ColumnMenu<Row>(props: { columns: readonly DataColumn<Row>[]; settings: ColumnSettings; change: Change }) {
  const text = useText(sharedMessages);
  return (
    <Popover trigger="click" placement="bottomRight" content={<ColumnList {...props} />}>
      <Button icon={<SettingOutlined aria-hidden />} aria-label={text.columns} title={text.columns} />
    </Popover>
  );
}
