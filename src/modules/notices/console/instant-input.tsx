import { Input } from 'antd';
import { instantAt, zonedParts } from '../../../platform/calendar/zoned-time.ts';

const two = (value: number) => String(value).padStart(2, '0');

function localOf(instant: string): string {
  const { year, month, day, hour, minute } = zonedParts(instant);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

interface InstantInputProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (instant: string | null) => void;
  readonly 'aria-label'?: string;
}

/** An instant by day and time of day on the clocks of Shanghai, with the picker of the browser or phone. Fits antd's Form.Item. */
export function InstantInput({ value, onChange, ...rest }: InstantInputProps) {
  const change = (typed: string) => {
    const [day = '', time = ''] = typed.split('T');
    onChange?.(typed === '' ? null : instantAt(day, time.slice(0, 5)).toISOString());
  };
  return <Input {...rest} type="datetime-local" style={{ maxWidth: 260 }} value={value === null || value === undefined ? '' : localOf(value)} onChange={(event) => change(event.target.value)} />;
}
