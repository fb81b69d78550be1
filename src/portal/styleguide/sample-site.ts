import { staff, type TestContext } from '../../../tests/support/context.ts';
import { createOrganization } from '../../modules/organizations/usecases/create-organization.ts';
import { createRoot } from '../../modules/organizations/usecases/create-root.ts';
import { newId } from '../../platform/ids/ids.ts';
import { indexDocument } from '../../platform/search/search.ts';
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
  const workIds: string[] = [];
  for (let index = 0; index < 14; index++) {
    const id = newId();
    workIds.push(id);
    await indexDocument(ctx.db, {
      type: 'work', id, belongsTo: [rootId, cities[index % 3]!.id, campaignId], title: index % 4 === 3 ? both((t) => t.long) : { zh: `雪后第${index + 1}天`, en: `Day ${index + 1} after the snow` }, byline: both((t) => `${t.author} · ${t.unit}`),
      text: both((t) => t.essay), path: `/works/${id}`, picture: index % 5 === 4 ? undefined : { ...specimenPicture(index), film: index === 2 }, publishedAt: new Date(Date.UTC(2026, 2, 1, index)),
    });
  }
  return { rootId, cityIds: cities.map(({ id }) => id), campaignId, workIds };
}
