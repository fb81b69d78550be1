import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { useSettled } from '../../../console/shared/use-settled.ts';
import type { Audience } from '../../organizations/audience.ts';
import { KIND_NAMES, LEVEL_NAMES } from '../../organizations/public-words.ts';
import { composeMessages } from './compose.messages.ts';
import { notices } from './source.ts';

/** To whom a notice goes, by conditions or by name, with how many that are at this moment. */
export function AudienceFields({ issuerId, audience }: { issuerId: string; audience: Audience }) {
  const text = useText(composeMessages);
  const locale = useLocale();
  const pick = usePick();
  const { and } = usePunctuation();
  const settled = useSettled(audience, 400);
  const count = useQuery({ queryKey: ['notices', 'audience', issuerId, settled], queryFn: () => notices.countAudience(issuerId, settled), placeholderData: keepPreviousData });
  const options = (words: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(words).map(([value, label]) => ({ value, label: pick(label) }));
  const named = audience.only.length > 0;
  return (
    <>
      <Form.Item name={['audience', 'under']} label={text.under} extra={text.underHint}><OrgTreeSelect multiple under={issuerId} disabled={named} /></Form.Item>
      <div className="field-row">
        <Form.Item name={['audience', 'depth']} label={text.depth}><Select disabled={named} options={[{ value: null, label: text.depthAll }, { value: 1, label: text.depthOne }, { value: 2, label: text.depthTwo }]} /></Form.Item>
        <Form.Item name={['audience', 'kinds']} label={text.orgKinds}><Select mode="multiple" disabled={named} options={options(KIND_NAMES)} /></Form.Item>
        <Form.Item name={['audience', 'levels']} label={text.civility}><Select mode="multiple" disabled={named} options={options(LEVEL_NAMES)} /></Form.Item>
        <Form.Item name={['audience', 'sectors']} label={text.sectors} extra={text.sectorsHint}><Select mode="tags" disabled={named} open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} /></Form.Item>
      </div>
      <Form.Item name={['audience', 'only']} label={text.only} extra={text.onlyHint}><OrgTreeSelect multiple under={issuerId} /></Form.Item>
      <Form.Item name={['audience', 'except']} label={text.except} extra={text.exceptHint}><OrgTreeSelect multiple under={issuerId} /></Form.Item>
      <Loaded query={count} bones={2}>
        {({ total, names, kinds, regions }) => (
          <Alert
            type={total === 0 ? 'warning' : 'info'}
            title={total === 0 ? text.none : text.total({ count: formatNumber(total, locale) })}
            description={
              total === 0 ? undefined : (
                <>
                  <p>{kinds.map(({ kind, count: each }) => `${pick(KIND_NAMES[kind])} ${formatNumber(each, locale)}`).join(' · ')}</p>
                  {regions.length > 1 ? <p>{regions.map(({ name, count: each }) => `${name} ${formatNumber(each, locale)}`).join(' · ')}</p> : null}
                  <p className="faint">{names.join(and)}{total > names.length ? text.andMore : ''}</p>
                </>
              )
            }
          />
        )}
      </Loaded>
    </>
  );
}
