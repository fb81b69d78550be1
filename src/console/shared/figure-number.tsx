import { formatNumber } from '../../platform/calendar/format.ts';
import { ConsoleLink } from './console-link.tsx';
import { useLocale } from './locale.ts';

/** A number, grouped; with `to` it opens the records it was counted from. */
export function FigureNumber({ value, unit, to, digits }: { value: number | null | undefined; unit?: string; to?: string; digits?: number }) {
  const locale = useLocale();
  if (value === null || value === undefined) return <span className="faint">—</span>;
  const written = (
    <>
      <span className="figure">{formatNumber(value, locale, digits)}</span>
      {unit === undefined ? null : <span className="figure-unit">{unit}</span>}
    </>
  );
  return to === undefined ? <span>{written}</span> : <ConsoleLink to={to}>{written}</ConsoleLink>;
}
