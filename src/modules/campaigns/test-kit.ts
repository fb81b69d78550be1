import { staff, testContext, type TestContext } from '../../../tests/support/context.ts';
import { newId } from '../../platform/ids/ids.ts';
import { createRoot } from '../organizations/public.ts';
import type { createOrganization as CreateOrganization } from '../organizations/usecases/create-organization.ts';
import { CampaignContent, type CampaignContentInput } from './campaigns.schemas.ts';

export interface Province {
  readonly base: TestContext;
  readonly rootId: string;
  readonly cities: readonly string[];
  /** A county office of each city, and a school of each county. */
  readonly counties: readonly string[];
  readonly schools: readonly string[];
  /** The office administrator of a node. */
  admin(nodeId: string): TestContext;
  close(): Promise<void>;
}

/** A province with two cities, each with a county and a school in it, made by the use case of organizations. */
export async function province(createOrganization: typeof CreateOrganization): Promise<Province> {
  const base = await testContext();
  const plain = { nameEn: '', sector: null, level: null, divisionCode: null } as const;
  const rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, { ...plain, code: 'P', name: '某省文明办', nameEn: 'The Province', kind: 'office', divisionCode: '230000' }));
  const admin = (nodeId: string) => base.as(staff({ role: 'office_admin', nodeId }));
  const root = admin(rootId);
  const add = async (code: string, name: string, parentId: string, kind: 'office' | 'school') => (await createOrganization(root, { ...plain, code, name, parentId, kind })).id;
  const cities = [await add('C1', '东市文明办', rootId, 'office'), await add('C2', '西市文明办', rootId, 'office')];
  const counties = [await add('X1', '河县文明办', cities[0]!, 'office'), await add('X2', '山县文明办', cities[1]!, 'office')];
  const schools = [await add('S1', '河县一中', counties[0]!, 'school'), await add('S2', '山县一中', counties[1]!, 'school')];
  return { base, rootId, cities, counties, schools, admin, close: () => base.close() };
}

const words = (zh: string, en = '') => ({ zh, en });
const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });

/** The content of a campaign that can be published, with changes. */
export function readyContent(changes: Partial<CampaignContentInput> = {}): CampaignContent {
  return CampaignContent.parse({
    name: words('“学雷锋”主题活动', 'Learning from Lei Feng'),
    slug: `campaign-${newId()}`,
    year: 2026,
    slogan: words('写下身边的好', 'Write down the good'),
    summary: words('用文章和图片记录身边的善行。', 'Record the good around you.'),
    prose: [{ heading: words('怎样参加', 'How to take part'), text: words('第一段。\n第二段。', 'One.\nTwo.') }],
    phases: [
      { id: newId(), name: words('启动阶段', 'Launch'), from: day(3, 5), to: day(5, 14) },
      { id: newId(), name: words('推进阶段', 'Running'), from: day(5, 15), to: day(12, 20), note: words('五月中旬召开推进会。') },
    ],
    tracks: [
      { id: newId(), name: words('撰美文', 'Fine words'), text: words('写身边的人。') },
      { id: newId(), name: words('拍美景', 'Fine views') },
    ],
    milestones: [{ id: newId(), date: { rule: { kind: 'solar-term', term: '清明' } }, name: words('清明', 'Qingming'), topic: words('致敬与怀念', 'In memory') }],
    ...changes,
  });
}
