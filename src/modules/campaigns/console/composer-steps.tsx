import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Select } from 'antd';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import { getJson } from '../../../console/shared/api-client.ts';
import { FileUploader, type UploadedFile } from '../../../console/shared/file-uploader.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useSettled } from '../../../console/shared/use-settled.ts';
import { KIND_NAMES, LEVEL_NAMES } from '../../organizations/public-words.ts';
import { NATURE_NAMES } from '../campaigns.messages.ts';
import type { CampaignContent } from '../campaigns.schemas.ts';
import { BilingualField, Rows } from './composer-fields.tsx';
import { campaignConsoleMessages } from './console.messages.ts';
import { DateRuleInput, NEW_DATE } from './date-rule-input.tsx';
import { campaignSource } from './source.ts';
import { Timeline } from './timeline.tsx';

export interface StepProps {
  readonly hostId: string;
  /** The content as it is being typed. */
  readonly content: CampaignContent;
  readonly published: boolean;
}

const EMPTY = { zh: '', en: '' };

/** The cover as the uploader wants it: a list of at most one file. */
function CoverUploader({ id, value, onChange }: { id?: string; value?: string | null; onChange?: (fileId: string | null) => void }) {
  const text = useText(campaignConsoleMessages);
  const file = useQuery({ queryKey: ['file', value], queryFn: ({ signal }) => getJson<UploadedFile>(`/api/files/${value}`, signal), enabled: typeof value === 'string' });
  const files: UploadedFile[] = typeof value === 'string' && file.data !== undefined ? [file.data] : [];
  return <FileUploader {...(id === undefined ? {} : { id })} value={files} onChange={(next) => onChange?.(next[0]?.id ?? null)} purpose="picture" accept="image/*" kinds={text.picture} maxSize={20 * 1024 * 1024} />;
}

export function BasicsStep({ published }: StepProps) {
  const text = useText(campaignConsoleMessages);
  return (
    <Section title={text.basics}>
      <BilingualField name={['content', 'name']} label={text.name} max={80} />
      <div className="bilingual">
        <Form.Item name={['content', 'year']} label={text.year}><InputNumber min={1990} max={2090} /></Form.Item>
        <Form.Item name={['content', 'slug']} label={text.slug} extra={text.slugHint}><Input addonBefore="/campaigns/" maxLength={60} disabled={published} /></Form.Item>
      </div>
      <BilingualField name={['content', 'slogan']} label={text.slogan} max={60} />
      <BilingualField name={['content', 'summary']} label={text.summary} max={600} lines={4} />
      <Form.Item name={['content', 'coverFileId']} label={text.cover}><CoverUploader /></Form.Item>
      <BilingualField name={['content', 'coverAlt']} label={text.coverAlt} max={120} hint={text.coverAltHint} />
      <Form.Item name={['content', 'coHostIds']} label={text.coHosts}><OrgTreeSelect multiple /></Form.Item>
    </Section>
  );
}

export function PhasesStep({ content }: StepProps) {
  const text = useText(campaignConsoleMessages);
  return (
    <Section title={text.phases}>
      <Timeline content={content} />
      <Rows name={['content', 'phases']} label={text.phase} withId fresh={{ name: EMPTY, from: NEW_DATE, to: { ...NEW_DATE, rule: { kind: 'date' as const, month: 12, day: 31 } }, note: EMPTY }}>
        {(index) => (
          <>
            <BilingualField name={[index, 'name']} label={text.phaseName} max={60} />
            <Form.Item name={[index, 'from']} label={text.from}><DateRuleInput year={content.year} label={text.from} /></Form.Item>
            <Form.Item name={[index, 'to']} label={text.to}><DateRuleInput year={content.year} label={text.to} /></Form.Item>
            <BilingualField name={[index, 'note']} label={text.note} max={400} lines={2} />
          </>
        )}
      </Rows>
    </Section>
  );
}

export function TracksStep() {
  const text = useText(campaignConsoleMessages);
  return (
    <Section title={text.tracks}>
      <Rows name={['content', 'tracks']} label={text.track} withId fresh={{ name: EMPTY, text: EMPTY }}>
        {(index) => (
          <>
            <BilingualField name={[index, 'name']} label={text.trackName} max={60} />
            <BilingualField name={[index, 'text']} label={text.text} max={1000} lines={3} />
          </>
        )}
      </Rows>
    </Section>
  );
}

export function AudienceStep({ hostId, content }: StepProps) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const settled = useSettled(content.audience, 500);
  const count = useQuery({ queryKey: ['campaign-audience', hostId, settled], queryFn: () => campaignSource.audience(hostId, settled) });
  const options = (names: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(names).map(([value, label]) => ({ value, label: pick(label) }));
  return (
    <Section title={text.audience}>
      <Form.Item name={['content', 'audience', 'under']} label={text.under} extra={text.underHint}><OrgTreeSelect multiple under={hostId} /></Form.Item>
      <div className="bilingual">
        <Form.Item name={['content', 'audience', 'kinds']} label={text.kinds}><Select mode="multiple" options={options(KIND_NAMES)} /></Form.Item>
        <Form.Item name={['content', 'audience', 'levels']} label={text.levels}><Select mode="multiple" options={options(LEVEL_NAMES)} /></Form.Item>
        <Form.Item name={['content', 'audience', 'depth']} label={text.depth}><Select options={[{ value: null, label: text.depthAll }, { value: 1, label: text.depthOne }, { value: 2, label: text.depthTwo }]} /></Form.Item>
      </div>
      <Form.Item name={['content', 'audience', 'except']} label={text.except}><OrgTreeSelect multiple under={hostId} /></Form.Item>
      <Loaded query={count} bones={2}>
        {({ total, names, kinds }) => (
          <Alert
            type={total === 0 ? 'warning' : 'info'}
            title={text.countTotal({ count: formatNumber(total, locale) })}
            description={<>{kinds.map(({ kind, count: each }) => `${pick(KIND_NAMES[kind])} ${each}`).join(' · ')}<br /><span className="faint">{names.slice(0, 12).join(text.comma)}{total > 12 ? text.countMore : ''}</span></>}
          />
        )}
      </Loaded>
    </Section>
  );
}

export function MilestonesStep({ content }: StepProps) {
  const text = useText(campaignConsoleMessages);
  return (
    <Section title={text.milestones}>
      <Timeline content={content} />
      <Rows name={['content', 'milestones']} label={text.milestone} withId fresh={{ date: NEW_DATE, name: EMPTY, topic: EMPTY, text: EMPTY }}>
        {(index) => (
          <>
            <Form.Item name={[index, 'date']} label={text.rule}><DateRuleInput year={content.year} label={text.rule} /></Form.Item>
            <BilingualField name={[index, 'name']} label={text.milestoneName} max={80} />
            <BilingualField name={[index, 'topic']} label={text.topic} max={120} />
            <BilingualField name={[index, 'text']} label={text.text} max={2000} lines={3} />
          </>
        )}
      </Rows>
    </Section>
  );
}

export function ApprovalStep() {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  return (
    <Section title={text.approval} hint={text.approvalHint}>
      <Form.Item name={['content', 'nature']} label={text.nature}><Select options={Object.entries(NATURE_NAMES).map(([value, label]) => ({ value, label: pick(label) }))} /></Form.Item>
      <BilingualField name={['content', 'approval', 'basis']} label={text.basis} max={300} lines={2} />
      <Form.Item name={['content', 'approval', 'number']} label={text.number}><Input maxLength={60} /></Form.Item>
    </Section>
  );
}

export function PageStep({ hostId }: StepProps) {
  const text = useText(campaignConsoleMessages);
  return (
    <>
      <Section title={text.prose}>
        <Rows name={['content', 'prose']} label={text.proseOne} fresh={{ heading: EMPTY, text: EMPTY }}>
          {(index) => (
            <>
              <BilingualField name={[index, 'heading']} label={text.heading} max={80} />
              <BilingualField name={[index, 'text']} label={text.text} max={8000} lines={5} />
            </>
          )}
        </Rows>
      </Section>
      <Section title={text.units}>
        <Rows name={['content', 'units']} label={text.unit} fresh={{ note: EMPTY }}>
          {(index) => (
            <>
              <Form.Item name={[index, 'organizationId']} label={text.unit}><OrgTreeSelect under={hostId} /></Form.Item>
              <BilingualField name={[index, 'note']} label={text.note} max={400} lines={2} />
            </>
          )}
        </Rows>
      </Section>
      <Section title={text.media}>
        <Rows name={['content', 'media']} label={text.medium} fresh={{ name: EMPTY, url: '' }}>
          {(index) => (
            <>
              <BilingualField name={[index, 'name']} label={text.mediumName} max={80} />
              <Form.Item name={[index, 'url']} label={text.address}><Input type="url" maxLength={300} /></Form.Item>
            </>
          )}
        </Rows>
      </Section>
    </>
  );
}
