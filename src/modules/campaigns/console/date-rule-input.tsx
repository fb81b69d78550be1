import { InputNumber, Select, Switch } from 'antd';
import { formatDay, SOLAR_TERM_NAMES, SOLAR_TERMS } from '../../../platform/calendar/calendar.ts';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import type { CampaignDate } from '../campaigns.schemas.ts';
import { campaignConsoleMessages } from './console.messages.ts';
import { dayIfWhole } from './timeline.tsx';
import './campaigns.css';

export interface DateRuleInputProps {
  readonly id?: string;
  readonly value?: CampaignDate;
  readonly onChange?: (value: CampaignDate) => void;
  readonly year: number;
  readonly label: string;
}

export const NEW_DATE: CampaignDate = { rule: { kind: 'date', month: 3, day: 5 }, yearsLater: 0 };

/** Picks a calendar, solar-term or lunar date and shows the day it falls on in the campaign's year. */
export function DateRuleInput({ id, value = NEW_DATE, onChange, year, label }: DateRuleInputProps) {
  const text = useText(campaignConsoleMessages);
  const locale = useLocale();
  const { rule } = value;
  const set = (next: CampaignDate['rule']) => onChange?.({ ...value, rule: next });
  const choose = (kind: string) => {
    if (kind === 'solar-term') set({ kind, term: '清明' });
    else if (kind === 'lunar') set({ kind, month: 1, day: 1 });
    else set({ kind: 'date', month: 3, day: 5 });
  };
  const month = (max: number) => (rule.kind === 'date' || rule.kind === 'lunar') && (
    <>
      <InputNumber aria-label={`${label} ${text.month}`} suffix={text.month} min={1} max={12} value={rule.month} onChange={(next) => set({ ...rule, month: next ?? rule.month })} style={{ width: 92 }} />
      <InputNumber aria-label={`${label} ${text.day}`} suffix={text.day} min={1} max={max} value={rule.day} onChange={(next) => set({ ...rule, day: next ?? rule.day })} style={{ width: 92 }} />
    </>
  );
  const falls = dayIfWhole(value, year);
  return (
    <div className="date-rule">
      <Select {...(id === undefined ? {} : { id })} aria-label={label} value={rule.kind === 'instant' ? 'date' : rule.kind} onChange={choose} style={{ width: 110 }} options={[{ value: 'date', label: text.ruleDate }, { value: 'solar-term', label: text.ruleTerm }, { value: 'lunar', label: text.ruleLunar }]} />
      {rule.kind === 'date' ? month(31) : null}
      {rule.kind === 'lunar' ? <>{month(30)}<Switch aria-label={text.leap} checkedChildren={text.leap} unCheckedChildren={text.leap} checked={rule.leap === true} onChange={(leap) => set({ ...rule, leap })} /></> : null}
      {rule.kind === 'solar-term' ? <Select aria-label={`${label} ${text.ruleTerm}`} showSearch value={rule.term} onChange={(term) => set({ kind: 'solar-term', term })} style={{ width: 150 }} options={SOLAR_TERM_NAMES.map((term) => ({ value: term, label: locale === 'en' ? SOLAR_TERMS[term] : term }))} /> : null}
      <Select aria-label={`${label} ${text.yearsLater}`} value={value.yearsLater ?? 0} onChange={(yearsLater) => onChange?.({ ...value, yearsLater })} style={{ width: 130 }} options={[0, 1, 2, 3].map((years) => ({ value: years, label: years === 0 ? text.thisYear : text.laterYear({ years }) }))} />
      <span className="faint" aria-live="polite">{falls === null ? '—' : text.fallsOn({ day: formatDay(falls, locale, { weekday: true }) })}</span>
    </div>
  );
}
