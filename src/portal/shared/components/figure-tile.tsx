import { formatNumber, type Instant } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';
import { DateText } from './date-text.tsx';
import type { Child } from '../markup/markup.ts';

export interface FigureTileProps {
  readonly locale: Locale;
  readonly value: number;
  /** What is counted, in the reader's language: 件, 人次, works. */
  readonly unit: string;
  /** What the number counts: 收到作品. */
  readonly label: string;
  /** When it was counted. */
  readonly asOf: Instant;
  /** Language-neutral address of the records behind it; every figure has one. */
  readonly records: string;
  /** An outside figure that somebody stated, shown as such. */
  readonly declared?: boolean;
}

/** A number that opens the records behind it: number, unit, what it counts, as of when. */
export const FigureTile = ({ locale, value, unit, label, asOf, records, declared = false }: FigureTileProps) => {
  const t = portalMessages(locale);
  const number = formatNumber(value, locale);
  return (
    <div class={number.length > 9 ? 'figure figure-long' : 'figure'}>
      <p class="figure-label">{label}</p>
      <p class="figure-value">
        <span class="figure-number">{number}</span> <span class="figure-unit">{unit}</span>
      </p>
      <p class="figure-note">
        {declared ? `${t.declared} · ` : ''}
        <AsOf locale={locale} at={asOf} />
      </p>
      <a class="figure-link" href={href(locale, records)} aria-label={t.recordsOf({ label })}>
        {t.records}
      </a>
    </div>
  );
};

const AsOf = ({ locale, at }: { locale: Locale; at: Instant }) => {
  const [before = '', after = ''] = portalMessages(locale).asOf({ when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <DateText locale={locale} at={at} as="minute" />
      {after}
    </>
  );
};

/** A row of figure tiles. */
export const Figures = ({ children }: { children?: Child }) => <div class="figures">{children}</div>;
