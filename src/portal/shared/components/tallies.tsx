import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';

interface TalliesProps {
  readonly locale: Locale;
  readonly items: readonly { readonly label: string; readonly value: number }[];
}

/** A few counts of one thing side by side, written large: what came in, what counts, what waits. */
export const Tallies = ({ locale, items }: TalliesProps) => (
  <dl class="tallies">
    {items.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd>{formatNumber(value, locale)}</dd>
      </div>
    ))}
  </dl>
);
