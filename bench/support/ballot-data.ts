import { syncFactKinds } from '../../src/ledger/fact-kinds.ts';
import { CampaignContent } from '../../src/modules/campaigns/campaigns.schemas.ts';
import { campaignFacts } from '../../src/modules/campaigns/campaigns.facts.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { createRoot } from '../../src/modules/organizations/usecases/create-root.ts';
import { createOrganization } from '../../src/modules/organizations/usecases/create-organization.ts';
import { passKey } from '../../src/modules/polls/ballots/pass.ts';
import { addVoters } from '../../src/modules/polls/eligibility/voters.ts';
import { pollFacts } from '../../src/modules/polls/polls.facts.ts';
import { requirePoll } from '../../src/modules/polls/polls.queries.ts';
import { NewPoll } from '../../src/modules/polls/polls.schemas.ts';
import { publishPoll } from '../../src/modules/polls/usecases/publish-poll.ts';
import { createPoll } from '../../src/modules/polls/usecases/save-poll.ts';
import { SettableClock, systemClock } from '../../src/platform/clock/clock.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { MIGRATIONS_FOLDER } from '../../src/platform/config/root.ts';
import { loadKeys } from '../../src/platform/crypto/keys.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { prepareDatabase } from '../../src/platform/db/prepare.ts';
import { createDocumentRenderer } from '../../src/platform/documents/render-typst.ts';
import { FileStore } from '../../src/platform/files/file-store.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { tagOf } from './ballot-tags.ts';

export const OPTIONS = 12;

export interface SeededPoll {
  readonly id: string;
  /** Hex. */
  readonly passKey: string;
  /** The office's administrator, on the same database. */
  readonly ctx: Context;
  close(): Promise<void>;
}

/** A migrated database with a running poll of twelve options and so many invited voters, made by the use cases. */
export async function seedPoll(url: string, dataFolder: string, voters: number, changes: { liveTotals?: boolean } = {}): Promise<SeededPoll> {
  await prepareDatabase(url, MIGRATIONS_FOLDER);
  const database = openDatabase(url);
  const clock = new SettableClock();
  const documents = createDocumentRenderer();
  const base: Context = {
    config: loadConfig({ HEMING_DATA: dataFolder }), db: database.db, clock, keys: await loadKeys(dataFolder, undefined), log: createLog('warn'), files: new FileStore(dataFolder),
    documents, actor: { kind: 'system', name: 'bench' }, locale: 'zh-CN', address: null, requestId: newId(), origin: 'http://localhost',
  };
  await syncFactKinds(base.db, [...campaignFacts, ...pollFacts]);
  const rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, { code: 'P', name: '某省文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null }));
  const ctx: Context = { ...base, actor: { kind: 'account', accountId: newId(), personId: newId(), name: '测试人员', grants: [{ role: 'office_admin', nodeId: rootId }], staff: true, secondFactor: true, via: 'session' } };
  await createOrganization(ctx, { code: 'C', name: '东市文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null, parentId: rootId });
  const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });
  const content = CampaignContent.parse({
    name: { zh: '身边的好', en: 'The good around us' }, slug: 'the-good', year: new Date().getUTCFullYear(), slogan: { zh: '写下身边的好', en: '' }, summary: { zh: '用文章和图片记录身边的善行。', en: '' }, prose: [{ heading: { zh: '怎样参加', en: '' }, text: { zh: '请看各项目。', en: '' } }],
    phases: [{ id: newId(), name: { zh: '全年', en: '' }, from: day(1, 1), to: day(12, 31) }], tracks: [{ id: newId(), name: { zh: '投票', en: '' } }],
  });
  const campaign = await createCampaign(ctx, { hostId: rootId, content });
  await publishCampaign(ctx, campaign.id, { version: campaign.version });
  const now = systemClock.now().getTime();
  // Published an hour ago, open since a minute after.
  clock.set(new Date(now - 3_600_000));
  const id = await createPoll(
    ctx,
    NewPoll.parse({
      campaignId: campaign.id, title: { zh: '我最喜爱的作品', en: 'The work I like best' }, eligibility: 'code', opensAt: new Date(now - 3_540_000).toISOString(), closesAt: new Date(now + 86_400_000).toISOString(), ...changes,
      options: Array.from({ length: OPTIONS }, (_, n) => ({ title: { zh: `作品${n + 1}`, en: `Work ${n + 1}` } })),
    }),
  );
  for (let from = 0; from < voters; from += 20_000) await addVoters(base.db, id, Array.from({ length: Math.min(20_000, voters - from) }, (_, n) => tagOf(from + n)));
  await publishPoll(ctx, id, (await requirePoll(base.db, id)).version);
  clock.set(null);
  return {
    id, passKey: passKey(base.keys, id).export().toString('hex'), ctx,
    close: async () => {
      await documents.close();
      await database.close();
    },
  };
}
