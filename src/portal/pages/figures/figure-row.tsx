import { recordsPath } from '../../../ledger/public.ts';
import type { Instant } from '../../../platform/calendar/calendar.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { unitWord } from '../../../platform/i18n/unit-words.ts';
import { FigureTile, Figures } from '../../shared/ui.ts';
import type { PublicFigure } from './public-figures.ts';

/** A node's public figures as tiles that open their records. */
export const FigureRow = ({ locale, nodeId, figures, asOf }: { locale: Locale; nodeId: string; figures: readonly PublicFigure[]; asOf: Instant }) => (
  <Figures>
    {figures.map(({ kind, quantity }) => (
      <FigureTile locale={locale} value={quantity} unit={unitWord(kind.unit, locale, quantity)} label={pick(kind.label, locale)} asOf={asOf} records={recordsPath({ nodeId, kind: kind.kind })} declared={kind.declared} />
    ))}
  </Figures>
);
