import type { Instant } from '../../../platform/calendar/calendar.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { FigureTile, Figures } from '../../shared/ui.ts';
import { type PublicFigure, recordsPath, unitWord } from './public-figures.ts';

/** A node's public figures as tiles that open their records. */
export const FigureRow = ({ locale, nodeId, figures, asOf }: { locale: Locale; nodeId: string; figures: readonly PublicFigure[]; asOf: Instant }) => (
  <Figures>
    {figures.map(({ kind, quantity }) => (
      <FigureTile locale={locale} value={quantity} unit={unitWord(kind.unit, locale)} label={pick(kind.label, locale)} asOf={asOf} records={recordsPath({ node: nodeId, kind: kind.kind })} declared={kind.declared} />
    ))}
  </Figures>
);
