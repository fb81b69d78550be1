import { Form, Input, Select } from 'antd';
import { DivisionSelect } from '../../../console/shared/division-select.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { KIND_NAMES, LEVEL_NAMES } from '../public-words.ts';
import { organizationConsoleMessages } from './console.messages.ts';

/** The fields of an organization's particulars, for adding and changing. */
export function ParticularFields() {
  const text = useText(organizationConsoleMessages);
  const pick = usePick();
  const options = (names: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(names).map(([value, label]) => ({ value, label: pick(label) }));
  return (
    <>
      <Form.Item name="name" label={text.name} required><Input maxLength={120} autoComplete="off" /></Form.Item>
      <Form.Item name="nameEn" label={text.nameEn}><Input maxLength={200} autoComplete="off" /></Form.Item>
      <Form.Item name="kind" label={text.kind} required><Select options={options(KIND_NAMES)} /></Form.Item>
      <Form.Item name="sector" label={text.sector} extra={text.sectorHint}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="level" label={text.level}><Select allowClear options={options(LEVEL_NAMES)} placeholder={text.notFilled} /></Form.Item>
      <Form.Item name="divisionCode" label={text.division}><DivisionSelect /></Form.Item>
    </>
  );
}

export interface Particulars {
  name: string;
  nameEn?: string;
  kind: string;
  sector?: string;
  level?: string;
  divisionCode?: string;
}

/** What the API takes: a field left empty is null. */
export const particularsOf = (values: Particulars) => ({
  name: values.name ?? '', nameEn: values.nameEn ?? '', kind: values.kind as never, sector: values.sector?.trim() ? values.sector.trim() : null, level: (values.level ?? null) as never, divisionCode: values.divisionCode ?? null,
});
