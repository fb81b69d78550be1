import sharp from 'sharp';
import { contestFacts } from '../../src/modules/contests/contests.facts.ts';
import { campaignFacts } from '../../src/modules/campaigns/campaigns.facts.ts';
import { refreshPage } from '../../src/modules/campaigns/page/refresh-page.ts';
import { CampaignContent } from '../../src/modules/campaigns/campaigns.schemas.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { NewContest, NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { requireContest } from '../../src/modules/contests/contests.queries.ts';
import { contestActivity } from '../../src/modules/contests/published/gallery.ts';
import { findEntry } from '../../src/modules/contests/entries/entries.queries.ts';
import { setContestState } from '../../src/modules/contests/usecases/change-contest.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { decideEntry } from '../../src/modules/contests/usecases/decide-entry.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { createRoot } from '../../src/modules/organizations/usecases/create-root.ts';
import { createOrganization } from '../../src/modules/organizations/usecases/create-organization.ts';
import { syncFactKinds } from '../../src/ledger/fact-kinds.ts';
import type { Grant } from '../../src/platform/auth/actor.ts';
import { deriveFile } from '../../src/platform/files/files.jobs.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';

/** What the bench asks for. */
export interface SeededPortal {
  readonly specialPage: string;
  readonly works: readonly string[];
}

const CITIES = ['东江', '西岭', '南泉', '北原', '青山', '白桦', '双河', '松林', '雪城', '石门', '金沙', '长滩', '望湖'];
const TRACKS = ['撰美文', '拍美景', '唱美曲', '画美图'];
const PICTURES = 12;
const both = (zh: string, en = '') => ({ zh, en });
const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });
const SENTENCES = ['清晨的雪还没有停，扫雪的人已经把通往学校的小路清了出来。', '他说，能帮上别人一把，心里就暖和。', '邻居们你一言我一语，把这件小事讲成了街上的佳话。', '巷口的灯亮了一夜，是为晚归的人留的。'];
const textOf = (index: number) => Array.from({ length: 6 }, (_, paragraph) => Array.from({ length: 4 }, (__, line) => SENTENCES[(index + paragraph + line) % SENTENCES.length]).join('')).join('\n');

/** Fills a migrated database through the use cases: a province's tree, a campaign of four tracks, and works handed in by schools, forwarded by two tiers and published. */
export async function seedPortal(base: Context, works: number): Promise<SeededPortal> {
  await syncFactKinds(base.db, [...contestFacts, ...campaignFacts]);
  const as = (...grants: Grant[]): Context => ({ ...base, actor: { kind: 'account', accountId: newId(), personId: newId(), name: '测试人员', grants, staff: true, secondFactor: true, via: 'session' } });
  const plain = { nameEn: '', sector: null, level: null, divisionCode: null } as const;
  const rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, { ...plain, code: 'P', name: '某省文明办', nameEn: 'The Province', kind: 'office' }));
  const root = as({ role: 'office_admin', nodeId: rootId });
  const add = async (code: string, name: string, parentId: string, kind: 'office' | 'school') => (await createOrganization(root, { ...plain, code, name, parentId, kind })).id;

  const places: { city: Context; county: Context; liaison: Context; school: string }[] = [];
  for (const [number, name] of CITIES.entries()) {
    const cityId = await add(`C${number}`, `${name}市文明办`, rootId, 'office');
    for (let part = 0; part < 3; part++) {
      const countyId = await add(`X${number}-${part}`, `${name}${['东', '西', '中'][part]}区文明办`, cityId, 'office');
      const school = await add(`S${number}-${part}`, `${name}第${part + 1}实验学校`, countyId, 'school');
      places.push({ city: as({ role: 'office_admin', nodeId: cityId }), county: as({ role: 'office_admin', nodeId: countyId }), liaison: as({ role: 'unit_liaison', nodeId: school }), school });
    }
  }

  const campaign = await publish(root, rootId, places.slice(0, 8).map(({ school }) => school));
  const contest = await callForEntries(root, campaign);
  const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, index) => drawPicture(index)));
  const paths: string[] = [];
  for (let index = 0; index < works; index++) {
    const { city, county, liaison, school } = places[index % places.length]!;
    const category = contest.categories[index % contest.categories.length]!;
    const picture = category.kind === 'picture';
    const file = picture ? await storeUpload(liaison, { bytes: pictureOf(pictures[index % PICTURES]!, index), name: `作品${index}.jpg`, purpose: 'picture' }) : undefined;
    if (file !== undefined) await deriveFile(base, file.id);
    const id = await createEntry(liaison, contest.id, NewEntry.parse({
      title: both(`身边的好人之${index + 1}`, `Good neighbours ${index + 1}`), body: picture ? '' : textOf(index), caption: both(picture ? '雪后初晴，志愿者在路口。' : ''),
      authors: [{ name: '欧阳明' }], categoryId: category.id, nodeId: school, submit: true, fileIds: file === undefined ? [] : [file.id],
    }));
    for (const [ctx, action] of [[county, 'forward'], [city, 'forward'], [root, 'publish']] as const) {
      await decideEntry(ctx, id, { action, version: (await findEntry(base.db, id, 'all'))!.version, reason: '' });
    }
    paths.push(`/works/${id}`);
  }
  await base.db.transaction().execute((tx) => refreshPage(tx, base, campaign.id, [contestActivity]));
  return { specialPage: `/campaigns/${campaign.content.slug}`, works: paths };
}

async function publish(root: Context, hostId: string, units: readonly string[]) {
  const draft = await createCampaign(root, {
    hostId,
    content: CampaignContent.parse({
      name: both('“我身边的好人”主题活动', 'Good people around us'), slug: 'good-people', year: new Date().getUTCFullYear(), slogan: both('写下身边的好', 'Write down the good'),
      summary: both('用文章、图片、歌曲和图画记录身边的善行，让平凡的好被看见。', 'Record the good around you.'),
      prose: [{ heading: both('怎样参加', 'How to take part'), text: both(`${SENTENCES.join('')}\n${SENTENCES[0]}`, 'Ask your unit.') }, { heading: both('评选办法', 'How works are chosen'), text: both(SENTENCES[2]!, 'By tiers.') }],
      phases: [
        { id: newId(), name: both('启动阶段', 'Launch'), from: day(1, 1), to: day(4, 30) },
        { id: newId(), name: both('推进阶段', 'Running'), from: day(5, 1), to: day(9, 30), note: both('五月中旬召开推进会。') },
        { id: newId(), name: both('总结阶段', 'Closing'), from: day(10, 1), to: day(12, 31) },
      ],
      tracks: TRACKS.map((name) => ({ id: newId(), name: both(name), text: both(SENTENCES[1]!) })),
      milestones: ['清明', '立夏', '夏至', '秋分', '冬至'].map((term) => ({ id: newId(), date: { rule: { kind: 'solar-term', term } }, name: both(term), topic: both('致敬与怀念', 'In memory'), text: both(SENTENCES[3]!) })),
      media: [{ name: both('某新闻网'), url: 'https://news.example.org/' }],
      units: units.map((organizationId) => ({ organizationId, note: both('示范校') })),
    }),
  });
  return publishCampaign(root, draft.id, { version: 1 });
}

async function callForEntries(root: Context, campaign: Awaited<ReturnType<typeof publish>>) {
  const tracks = campaign.content.tracks.map(({ id }) => id);
  const id = await createContest(root, NewContest.parse({
    campaignId: campaign.id, title: both('作品征集', 'Call for entries'), opensAt: new Date(Date.now() - 86_400_000).toISOString(), closesAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    categories: [
      { kind: 'text', name: both('文章'), minCharacters: 20, maxCharacters: 5000, trackId: tracks[0] },
      ...tracks.slice(1).map((trackId, index) => ({ kind: 'picture' as const, name: both(`图片${index + 1}`), maxFiles: 2, trackId })),
    ],
    tiers: [],
  }));
  await setContestState(root, id, 'open');
  return requireContest(root.db, id);
}

const drawPicture = (index: number): Promise<Buffer> =>
  sharp({ create: { width: index % 3 === 0 ? 750 : 1000, height: index % 3 === 0 ? 1000 : 750, channels: 3, background: { r: 200 - index * 10, g: 90, b: index * 15 } } }).jpeg().toBuffer();

/** The same picture with a mark after its end, so that no two files are alike. */
const pictureOf = (picture: Buffer, index: number): Buffer => Buffer.concat([picture, Buffer.from(`work ${index}`)]);
