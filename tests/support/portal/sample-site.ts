import { staff, type TestContext } from '../context.ts';
import { createOrganization } from '../../../src/modules/organizations/usecases/create-organization.ts';
import { createRoot } from '../../../src/modules/organizations/usecases/create-root.ts';
import { holdTree, recordFacts } from '../../../src/ledger/public.ts';
import { syncFactKinds } from '../../../src/ledger/fact-kinds.ts';
import { contestFacts, entrySubmitted, workPublished } from '../../../src/modules/contests/contests.facts.ts';
import { placeOf } from '../../../src/modules/organizations/public.ts';
import { newId } from '../../../src/platform/ids/ids.ts';
import { indexDocument } from '../../../src/platform/search/search.ts';
import { TEXTS, specimenPicture } from './specimens.ts';

const particulars = { sector: null, level: null, divisionCode: null } as const;
const CITIES = [['哈尔滨市文明办', 'Harbin Office'], ['齐齐哈尔市文明办', 'Qiqihar Office'], ['大兴安岭地区精神文明建设指导委员会办公室', 'Daxing’anling Prefecture Office of the Guidance Committee']] as const;

export interface SampleSite {
  readonly rootId: string;
  readonly cityIds: readonly string[];
  readonly campaignId: string;
  readonly workIds: readonly string[];
}

/** A province with three cities, a school, a campaign and works, as its pages show them. */
export async function fillSite(ctx: TestContext): Promise<SampleSite> {
  const rootId = await ctx.db.transaction().execute((tx) => createRoot(tx, ctx, { ...particulars, code: 'HLJ', name: '省文明办', nameEn: 'Provincial Office', kind: 'office' }));
  const admin = ctx.as(staff({ role: 'office_admin', nodeId: rootId }));
  const cities = [];
  for (const [index, [name, nameEn]] of CITIES.entries()) cities.push(await createOrganization(admin, { ...particulars, parentId: rootId, code: `HLJ-${index + 1}`, name, nameEn, kind: 'office' }));
  await createOrganization(admin, { ...particulars, parentId: cities[0]!.id, code: 'HLJ-1-S1', name: TEXTS['zh-CN'].unit, nameEn: TEXTS.en.unit, kind: 'school' });

  const both = (pick: (texts: (typeof TEXTS)['zh-CN'] | (typeof TEXTS)['en']) => string) => ({ zh: pick(TEXTS['zh-CN']), en: pick(TEXTS.en) });
  const campaignId = newId();
  await indexDocument(ctx.db, { type: 'campaign', id: campaignId, belongsTo: [rootId, ...cities.map(({ id }) => id)], title: both((t) => t.title), byline: { zh: '省文明办', en: 'Provincial Office' }, text: both((t) => t.lead), path: `/campaigns/${campaignId}`, picture: specimenPicture(0), publishedAt: new Date('2026-03-01T01:00:00Z') });
  await syncFactKinds(ctx.db, contestFacts);
  const workIds: string[] = [];
  for (let index = 0; index < 14; index++) {
    const id = newId();
    workIds.push(id);
    await indexDocument(ctx.db, {
      type: 'work', id, belongsTo: [rootId, cities[index % 3]!.id, campaignId], title: index % 4 === 3 ? both((t) => t.long) : { zh: `雪后第${index + 1}天`, en: `Day ${index + 1} after the snow` }, byline: both((t) => `${t.author} · ${t.unit}`),
      text: both((t) => t.essay), path: `/works/${id}`, picture: index % 5 === 4 ? undefined : { ...specimenPicture(index), film: index === 2 }, publishedAt: new Date(Date.UTC(2026, 2, 1, index)),
    });
  }
  const places = await Promise.all(cities.map(({ id }) => placeOf(ctx.db, id, ctx.clock.now())));
  const fact = (id: string, index: number) => ({ place: places[index % 3]!, campaignId, subject: { type: 'entry', id } });
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    await recordFacts(tx, ctx, [
      ...workIds.flatMap((id, index) => [{ ...fact(id, index), kind: entrySubmitted, at: '2026-03-02' }, { ...fact(id, index), kind: workPublished }]),
      ...Array.from({ length: 1200 }, (_, index) => ({ ...fact(newId(), index), kind: entrySubmitted, at: '2026-03-01' })),
    ]);
  });
  return { rootId, cityIds: cities.map(({ id }) => id), campaignId, workIds };
}
