import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../../app/http.ts';
import { modules } from '../../../app/modules.ts';
import { anonymous, type Actor } from '../../../platform/auth/actor.ts';
import { accountOf } from '../account/account.queries.ts';
import { certificatesOf } from '../certificates/certificates.queries.ts';
import { issueCertificates, revokeCertificate } from '../certificates/issue.ts';
import { grantAwards } from '../grants/grant-awards.ts';
import { publishNotice } from '../proposals/publish-notice.ts';
import { changeProposal, propose } from '../proposals/propose.ts';
import { hostedProposal } from '../proposals/present.ts';
import { ProposalChange } from '../awards.schemas.ts';
import { type AwardsWorld, awardsWorld, fixedScheme } from '../test-kit.ts';
import { requireContest } from '../../contests/public.ts';

let world: AwardsWorld;
let proposalId: string;
let actor: Actor = anonymous;
let app: ReturnType<typeof createWeb>;

beforeAll(async () => {
  world = await awardsWorld();
  await fixedScheme(world);
  proposalId = await propose(world.root, world.contestId, world.roundId);
  const open = (await hostedProposal(world.root, proposalId)).categories[0]!.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled);
  await changeProposal(world.root, proposalId, ProposalChange.parse({ version: 1, confirmed: open.map(({ entryId }) => ({ entryId, reason: '按抽签' })) }));
  await publishNotice(world.root, proposalId, 2);
  app = createWeb(world.root, modules, { isDraining: () => false, authenticate: async () => actor });
});
afterAll(() => world.close());

const get = async (path: string) => {
  const response = await app.request(`http://localhost${path}`, { headers: { 'accept-language': path.startsWith('/en') ? 'en' : 'zh' } });
  return { status: response.status, text: await response.text(), to: response.headers.get('location'), type: response.headers.get('content-type') };
};

test('the notice names works as their authors agreed, and leads to objecting', async () => {
  const { status, text } = await get(`/award-notices/${proposalId}`);
  expect(status).toBe(200);
  expect(text).toContain('作品甲');
  expect(text).toContain('欧阳先生');
  expect(text).not.toContain('欧阳甲');
  expect(text).toContain(`/award-notices/${proposalId}/object?entry=${world.entries[0]}`);
  expect((await get(`/contests/${world.contestId}`)).text).toContain(`/award-notices/${proposalId}`);
  expect((await get(`/en/award-notices/${proposalId}`)).text).toContain('First prize');
  expect((await get('/award-notices/nothing')).status).toBe(404);
});

test('objecting asks for an account, then by a plain form, and shows what was typed again when something is missing', async () => {
  const path = `/award-notices/${proposalId}/object`;
  expect((await get(`${path}?entry=${world.entries[0]}`)).to).toContain('/sign-in');
  actor = (await world.objector()).actor;
  const post = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return app.request(`http://localhost${path}`, { method: 'POST', body: form, headers: { origin: 'http://localhost' } });
  };
  const refused = await post({ entryId: world.entries[0]!, ground: 'copied', text: '太短' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('太短');
  const sent = await post({ entryId: world.entries[0]!, ground: 'copied', text: '与某刊所载文章几乎相同，请核查。' });
  expect(sent.status).toBe(303);
  const own = await get(sent.headers.get('location')!);
  expect(own.text).toContain('与某刊所载文章几乎相同');
  actor = anonymous;
  expect((await get(sent.headers.get('location')!)).to).toContain('/sign-in');
  const notice = await get(`/award-notices/${proposalId}`);
  expect(notice.text).not.toContain('某刊');
  expect(notice.text).toContain('异议处理中');
});

test('winners, catalogue, certificates and the account follow the grant, without persons in the open data', async () => {
  await world.root.db.updateTable('award_cases').set({ state: 'answered', outcome: 'inadmissible', effect: 'stands', answer_zh: '不予受理。', answered_at: world.root.clock.now() }).execute();
  world.root.clock.set(new Date('2026-03-16T00:00:00+08:00'));
  await grantAwards(world.root, proposalId, (await hostedProposal(world.root, proposalId)).version);
  const winners = await get(`/contests/${world.contestId}/awards`);
  expect(winners.text).toMatch(/一等奖[^]*作品甲[^]*欧阳先生/);
  const catalogue = await get(`/contests/${world.contestId}/catalogue.pdf`);
  expect([catalogue.status, catalogue.type]).toEqual([200, 'application/pdf']);
  await issueCertificates(world.root, world.contestId, 'pdf');
  const [certificate] = await certificatesOf(world.root.db, world.contestId);
  expect((await get(`/certificates/${certificate!.code.toLowerCase()}`)).text).toContain('证书有效');
  await revokeCertificate(world.root, certificate!.id, '姓名有误');
  expect((await get(`/certificates/${certificate!.code}`)).text).toMatch(/证书已撤销[^]*姓名有误/);
  expect((await get('/certificates/000000000000')).status).toBe(404);
  const account = await accountOf(world.root.db, await requireContest(world.root.db, world.contestId));
  expect(account.categories[0]).toMatchObject({ submitted: 5 });
  expect(account.funnel).toMatchObject([{ depth: 2, received: 1, passed: 1 }, { depth: 1, received: 1, passed: 1 }, { depth: 0, received: 5, passed: 5 }]);
  expect(account.rounds).toMatchObject([{ panel: 3, judgesPerEntry: 3, scores: 15, works: 5, agreement: { value: 1 } }]);
  expect(account.objections).toMatchObject({ received: 1, open: 0 });
  expect(account.scheme!.levels.map(({ places, awarded }) => [places, awarded])).toEqual([[1, 1], [1, 1], [1, 1]]);
  const page = await get(`/contests/${world.contestId}/account`);
  expect(page.text).toContain('Krippendorff α = 1');
  const csv = await get(`/contests/${world.contestId}/account/awards.csv`);
  const json = await get(`/api/contests/${world.contestId}/account`);
  for (const text of [csv.text, json.text, page.text]) expect(text).not.toMatch(/欧阳|评委甲|某刊/);
  expect(csv.text).toContain('作品甲');
});
