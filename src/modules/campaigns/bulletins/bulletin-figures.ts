import { type FactKind, readFigure, recordsPath } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import { unitName } from '../../../platform/i18n/unit-words.ts';
import type { Bulletin, BulletinFigure } from './bulletins.schemas.ts';

/** The figures of a bulletin as they stand now, in their order, each with where its records are. */
export async function readBulletinFigures(db: Db, campaignId: string, figures: readonly BulletinFigure[], kinds: readonly FactKind[]): Promise<Bulletin['shown']> {
  return Promise.all(
    figures.map(async ({ nodeId, kind, from, to, withinCampaign }) => {
      const campaign = withinCampaign ? { campaignId } : {};
      const declared = kinds.find((each) => each.kind === kind);
      const { quantity } = await readFigure(db, { nodeId, basis: 'was', kinds: [kind], from, to, ...campaign });
      return { value: quantity, unit: unitName(declared?.unit ?? ''), label: declared?.label ?? { zh: kind, en: kind }, declared: declared?.declared ?? false, records: recordsPath({ nodeId, kind, from, to, ...campaign }) };
    }),
  );
}
