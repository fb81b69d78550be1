import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import { KIND_NAMES as UNIT_KIND_NAMES, LEVEL_NAMES } from '../../organizations/public-words.ts';
import { KIND_NAMES } from '../contests.messages.ts';
import type { Contest } from '../contests.schemas.ts';
import { isTyped } from '../entries/category-files.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { setupMessages } from './setup.messages.ts';
import type { SetupValues } from './setup-values.ts';

interface CategoryFieldsProps {
  /** Place in the form's list. */
  readonly index: number;
  /** Left out for the only one. */
  readonly remove: (() => void) | undefined;
  readonly tracks: Campaign['content']['tracks'];
  readonly hostId: string;
  /** It has entries perhaps: its form stays. */
  readonly kept: boolean;
}

type Naming = (name: string | (string | number)[]) => (string | number)[];

function WhoMayEnter({ at, index, hostId }: { at: Naming; index: number; hostId: string }) {
  const text = useText(setupMessages);
  const pick = usePick();
  const options = (names: Readonly<Record<string, Bilingual>>) => Object.entries(names).map(([value, label]) => ({ value, label: pick(label) }));
  return (
    <fieldset className="setup-part">
      <legend>{text.eligibility}</legend>
      <p className="faint">{text.eligibilityHint}</p>
      <div className="setup-columns">
        <Form.Item name={at('agesFrom')} label={text.agesFrom} dependencies={[['categories', ...at('agesTo')]]} rules={[({ getFieldValue }) => ({ validator: (_, from: number | null) => { const to = getFieldValue(['categories', index, 'agesTo']) as number | null; return typeof from === 'number' && typeof to === 'number' && from > to ? Promise.reject(new Error(text.ageOrder)) : Promise.resolve(); } })]}><InputNumber min={3} max={120} precision={0} /></Form.Item>
        <Form.Item name={at('agesTo')} label={text.agesTo}><InputNumber min={3} max={120} precision={0} /></Form.Item>
        <Form.Item name={at('unitKinds')} label={text.unitKinds}><Select mode="multiple" options={options(UNIT_KIND_NAMES)} /></Form.Item>
        <Form.Item name={at('levels')} label={text.levels}><Select mode="multiple" options={options(LEVEL_NAMES)} /></Form.Item>
        <Form.Item name={at('sectors')} label={text.sectors} extra={text.sectorsHint}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} /></Form.Item>
      </div>
      <Form.Item name={at('regions')} label={text.regions}><OrgTreeSelect multiple under={hostId} /></Form.Item>
    </fieldset>
  );
}

function TierQuotas({ at }: { at: Naming }) {
  const text = useText(setupMessages);
  const tiers = (Form.useWatch('tiers') as SetupValues['tiers'] | undefined) ?? [];
  return (
    <fieldset className="setup-part">
      <legend>{text.tierQuotas}</legend>
      <p className="faint">{tiers.length === 0 ? text.noTiers : text.tierQuotasHint}</p>
      <div className="setup-columns">
        {tiers.map((_, index) => <Form.Item key={index} name={at(['tierQuotas', index])} label={text.tierQuotaOf({ depth: index + 1 })}><InputNumber min={0} max={100_000} precision={0} /></Form.Item>)}
      </div>
    </fieldset>
  );
}

const FURTHER = ['opensAt', 'closesAt', 'maxMegabytes', 'maxAuthors', 'closed', 'agesFrom', 'agesTo', 'unitKinds', 'levels', 'sectors', 'regions'] as const;

/** The rules of one category that most calls leave as they are: folded away, and open where something is wrong in them. */
function FurtherRules({ at, index, hostId }: { at: Naming; index: number; hostId: string }) {
  const text = useText(setupMessages);
  const own = useText(contestConsoleMessages);
  const form = Form.useFormInstance<SetupValues>();
  const [opened, setOpened] = useState(false);
  const names = () => [...FURTHER.map((name) => ['categories', index, name]), ...((form.getFieldValue('tiers') as unknown[] | undefined) ?? []).map((_, tier) => ['categories', index, 'tierQuotas', tier])];
  return (
    <Form.Item noStyle shouldUpdate={() => true}>
      {() => (
        <details className="setup-further" open={opened || form.getFieldsError(names() as never).some(({ errors }) => errors.length > 0)} onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{text.furtherRules}</summary>
          <div className="setup-columns">
            <Form.Item name={at('opensAt')} label={text.ownOpens} extra={own.zoneHint}><Input type="datetime-local" /></Form.Item>
            <Form.Item name={at('closesAt')} label={text.ownCloses} extra={own.zoneHint}><Input type="datetime-local" /></Form.Item>
            <Form.Item name={at('maxMegabytes')} label={text.maxMegabytes} extra={text.maxMegabytesHint}><InputNumber min={1} max={1024} precision={0} /></Form.Item>
            <Form.Item name={at('maxAuthors')} label={text.maxAuthors}><InputNumber min={1} max={10} precision={0} /></Form.Item>
          </div>
          <Form.Item name={at('closed')} valuePropName="checked"><Checkbox>{text.closedEarly}</Checkbox></Form.Item>
          <WhoMayEnter at={at} index={index} hostId={hostId} />
          <TierQuotas at={at} />
        </details>
      )}
    </Form.Item>
  );
}

/** One category of a call: what is asked for, and who may enter it, when and how much of it is forwarded. */
export function CategoryFields({ index, remove, tracks, hostId, kept }: CategoryFieldsProps) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const kind = (Form.useWatch(['categories', index, 'kind']) as Contest['categories'][number]['kind'] | undefined) ?? 'text';
  const at: Naming = (name) => [index, ...(Array.isArray(name) ? name : [name])];
  const typed = isTyped(kind);
  return (
    <fieldset className="setup-group">
      <legend>{text.categoryNumber({ number: index + 1 })}</legend>
      <Form.Item name={at('id')} hidden><Input /></Form.Item>
      <div className="setup-columns">
        <Form.Item name={at(['name', 'zh'])} label={text.nameZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name={at(['name', 'en'])} label={text.nameEn}><Input maxLength={180} /></Form.Item>
        <Form.Item name={at('kind')} label={text.kind}><Select disabled={kept} options={Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label: pick(label) }))} /></Form.Item>
        <Form.Item name={at('trackId')} label={text.track}><Select options={[{ value: '', label: text.noTrack }, ...tracks.map(({ id, name }) => ({ value: id, label: pick(name) }))]} /></Form.Item>
        {typed ? <Form.Item name={at('minCharacters')} label={text.minCharacters}><InputNumber min={0} max={20_000} precision={0} /></Form.Item> : null}
        {typed ? <Form.Item name={at('maxCharacters')} label={text.maxCharacters}><InputNumber min={1} max={20_000} precision={0} /></Form.Item> : null}
        <Form.Item name={at('maxFiles')} label={text.maxFiles}><InputNumber min={typed ? 0 : 1} max={typed ? 5 : 20} precision={0} /></Form.Item>
      </div>
      <Form.Item name={at(['hint', 'zh'])} label={text.hintZh}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} /></Form.Item>
      <Form.Item name={at(['hint', 'en'])} label={text.hintEn}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={3000} /></Form.Item>
      <FurtherRules at={at} index={index} hostId={hostId} />
      {remove === undefined ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={remove}>{text.removeCategory}</Button>}
    </fieldset>
  );
}
