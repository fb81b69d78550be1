import { type FactKind, readBreakdown, readFiguresOf, recordsPath } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { unitName } from '../../../platform/i18n/unit-words.ts';
import type { ActivityKind } from '../activity-kind.ts';
import { bulletinPublished } from '../campaigns.facts.ts';

/** A figure as it is shown: what it counts, how many, and where its records are. */
export interface CampaignFigure {
  readonly kind: string;
  readonly label: Bilingual;
  readonly unit: Bilingual;
  readonly value: number;
  readonly declared: boolean;
  readonly records: string;
}

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
