import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { organizationNames, organizationsById } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import type { CategoryRow } from '../contests.queries.ts';
import type { Eligibility } from '../contests.schemas.ts';
import { type Declared, declarationsFor } from './eligibility.rules.ts';

/** The names of the regions, joined for a sentence. */
export async function regionsInWords(db: Db, { regions }: Eligibility): Promise<Bilingual> {
  const names = await organizationNames(db, regions);
  const all = regions.flatMap((id) => names.get(id) ?? []);
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ zh, en }) => en || zh).join(', ') };
}

/**
 * Refuses an entry that the category is not for. A unit is checked against its place, kind, sector and level; a member of the public by the office they
 * chose and by what they declare. Errors: entry.ineligible-region, -unit, -declared.
 */
export async function requireEligible(db: Db, category: CategoryRow, entrant: 'unit' | 'public', nodeId: string, declared: Declared, final: boolean): Promise<void> {
  const { eligibility } = category;
  const [node] = await organizationsById(db, [nodeId]);
  if (node === undefined) return;
  if (eligibility.regions.length > 0 && !eligibility.regions.some((id) => node.path.includes(id))) {
    const { zh, en } = await regionsInWords(db, eligibility);
    contestErrors.failField('nodeId', 'entry.ineligible-region', { regions: zh, regionsEn: en });
  }
  const fits = (wanted: readonly string[], held: string | null) => wanted.length === 0 || (held !== null && wanted.includes(held));
  if (entrant === 'unit' && !(fits(eligibility.unitKinds, node.kind) && fits(eligibility.sectors, node.sector) && fits(eligibility.levels, node.level))) contestErrors.failField('nodeId', 'entry.ineligible-unit');
  if (!final) return;
  for (const name of declarationsFor(eligibility, entrant)) if (declared[name] !== true) contestErrors.failField(`declared.${name}`, 'entry.ineligible-declared');
}
