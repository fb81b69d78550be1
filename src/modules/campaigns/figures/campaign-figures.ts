import { type FactKind, readBreakdown, readFiguresOf } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { ActivityKind } from '../activity-kind.ts';
import { bulletinPublished } from '../campaigns.facts.ts';
import { recordsPath } from './records-path.ts';

/** A figure as it is shown: what it counts, how many, and where its records are. */
export interface CampaignFigure {
  readonly kind: string;
  readonly label: Bilingual;
  readonly unit: Bilingual;
  readonly value: number;
  readonly declared: boolean;
  readonly records: string;
}

const UNIT_NAMES: Readonly<Record<string, Bilingual>> = {
  piece: { zh: '件', en: 'items' },
  campaign: { zh: '项', en: 'campaigns' },
  hour: { zh: '小时', en: 'hours' },
  yuan: { zh: '元', en: 'yuan' },
  person: { zh: '人次', en: 'people' },
  unit: { zh: '个单位', en: 'units' },
  vote: { zh: '票', en: 'votes' },
  view: { zh: '次', en: 'views' },
};

/** A unit of the ledger in words; one that has no word is shown as it is. */
export const unitName = (unit: string): Bilingual => UNIT_NAMES[unit] ?? { zh: unit, en: unit };

/** The kinds of facts that campaigns show: those of the activity kinds, then the campaigns' own. What only office work needs (receipts, forms) is never among them. */
export const shownKinds = (activityKinds: readonly ActivityKind[]): readonly FactKind[] => [...activityKinds.flatMap(({ figures }) => figures ?? []), bulletinPublished];

/** What a campaign came to by kind, in the order of the kinds; kinds without facts are left out. One statement. */
export async function figuresOf(db: Db, campaign: { id: string; hostPath: readonly string[] }, kinds: readonly FactKind[]): Promise<CampaignFigure[]> {
  const nodeId = campaign.hostPath.at(-1)!;
  const parts = await readBreakdown(db, { nodeId, basis: 'was', campaignId: campaign.id, kinds: kinds.map(({ kind }) => kind) }, 'kind');
  const values = new Map(parts.map(({ key, quantity }) => [key, quantity]));
  return kinds.flatMap((kind) => {
    const value = values.get(kind.kind) ?? 0;
    return value === 0 ? [] : [{ kind: kind.kind, label: kind.label, unit: unitName(kind.unit), value, declared: kind.declared ?? false, records: recordsPath({ nodeId, kind: kind.kind, campaignId: campaign.id }) }];
  });
}

/** The same for each of several regions: one row a region, one number a kind, in the order of both. */
export async function figuresByRegion(db: Db, campaignId: string, regionIds: readonly string[], kinds: readonly FactKind[]): Promise<{ regionId: string; figures: CampaignFigure[] }[]> {
  const perKind = await Promise.all(kinds.map((kind) => readFiguresOf(db, regionIds, { basis: 'was', campaignId, kinds: [kind.kind] })));
  return regionIds.map((regionId) => ({
    regionId,
    figures: kinds.map((kind, index) => ({
      kind: kind.kind, label: kind.label, unit: unitName(kind.unit), value: perKind[index]!.get(regionId)?.quantity ?? 0, declared: kind.declared ?? false,
      records: recordsPath({ nodeId: regionId, kind: kind.kind, campaignId }),
    })),
  }));
}
