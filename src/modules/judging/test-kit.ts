import { staff, type TestContext } from '../../../tests/support/context.ts';
import { phonePicture } from '../../platform/files/sample-files.ts';
import { storeUpload } from '../../platform/files/store-upload.ts';
import { NewEntry } from '../contests/contests.schemas.ts';
import { openCall, type Call } from '../contests/test-kit.ts';
import { setOwnQuota } from '../contests/usecases/change-contest.ts';
import { decideEntry } from '../contests/usecases/decide-entry.ts';
import { createEntry } from '../contests/usecases/save-entry.ts';
import { insertGrant } from '../people/usecases/give-role.ts';
import { inviteStaff } from '../people/usecases/invite-staff.ts';
import { NewStaffInput } from '../people/people.schemas.ts';
import { openDesk } from './desk.ts';
import { NewRound, type NewRoundInput, type ScoreValue } from './judging.schemas.ts';
import { answerInvitation, inviteJudge } from './usecases/change-panel.ts';
import { applyPlan, planAssignment } from './usecases/plan-assignment.ts';
import { openRound } from './usecases/run-round.ts';

export interface TestJudge {
  readonly personId: string;
  readonly accountId: string;
  readonly ctx: TestContext;
}

export interface JudgingWorld extends Call {
  readonly root: TestContext;
  /** Somebody with an active account, belonging to a unit, with the role of judge unless said otherwise. */
  person(name: string, unitId: string, roles?: readonly string[]): Promise<TestJudge>;
  /** An admitted text by the liaison of a school (0 or 1), or by a reader through the province's office. */
  admitted(title: string, by?: { school?: number; author?: string; account?: TestContext; body?: string; picture?: boolean }): Promise<string>;
  close(): Promise<void>;
}

const BODY = '清晨的雪还没有停，大家已经出门扫雪。'.repeat(3);

export async function judgingWorld(): Promise<JudgingWorld> {
  const call = await openCall();
  const { world } = call;
  const root = world.admin(world.rootId);
  for (const city of world.cities) for (const categoryId of [call.text, call.picture]) await setOwnQuota(root, call.contestId, { categoryId, nodeId: city, quota: 1000 });
  let serial = 0;
  const person = async (name: string, unitId: string, roles: readonly string[] = ['judge']): Promise<TestJudge> => {
    const manager = world.base.as(staff({ role: 'office_admin', nodeId: world.rootId }, { role: 'security_admin', nodeId: world.rootId }));
    const { personId, accountId } = await inviteStaff(manager, NewStaffInput.parse({ name, username: `person.${++serial}`, unitId }));
    await world.base.db.updateTable('accounts').set({ status: 'active' }).where('id', '=', accountId).execute();
    for (const role of roles) await world.base.db.transaction().execute((tx) => insertGrant(tx, manager, { personId, role: role as 'judge', nodeId: role === 'judge' ? world.rootId : unitId }));
    const grants = roles.map((role) => ({ role, nodeId: role === 'judge' ? world.rootId : unitId }));
    return { personId, accountId, ctx: world.base.as({ kind: 'account', accountId, personId, name, grants, staff: true, secondFactor: true, via: 'session' }) };
  };
  const admitted: JudgingWorld['admitted'] = async (title, by = {}) => {
    const school = by.school;
    const author = by.account ?? (school === undefined ? call.reader() : world.base.as(staff({ role: 'unit_liaison', nodeId: world.schools[school]! })));
    const fileIds = by.picture === true ? [(await storeUpload(author, { bytes: await phonePicture(400, 300), name: '欧阳明的照片.jpg', purpose: 'picture' })).id] : [];
    const id = await createEntry(author, call.contestId, NewEntry.parse({ title: { zh: title }, body: by.body ?? BODY, authors: [{ name: by.author ?? '某作者' }], categoryId: by.picture === true ? call.picture : call.text, nodeId: school === undefined ? world.rootId : world.schools[school], fileIds, submit: true }));
    const decide = async (ctx: TestContext, action: 'forward' | 'admit') => {
      const { version } = await world.base.db.selectFrom('entries').select('version').where('id', '=', id).executeTakeFirstOrThrow();
      await decideEntry(ctx, id, { action, version, reason: '' });
    };
    if (school !== undefined) for (const office of [world.counties[school]!, world.cities[school]!]) await decide(world.admin(office), 'forward');
    await decide(root, 'admit');
    return id;
  };
  return { ...call, root, person, admitted, close: () => world.close() };
}

/** Two criteria of five grades each. */
export const CRITERIA = ['story', 'craft'].map((key) => ({
  key, label: { zh: key === 'story' ? '立意' : '表现', en: key === 'story' ? 'Idea' : 'Craft' }, weight: key === 'story' ? 3 : 2,
  grades: [0, 25, 50, 75, 100].map((points) => ({ points, label: { zh: `${points}分`, en: `${points}` }, anchor: { zh: `达到${points}分的样子`, en: `What ${points} looks like` } })),
}));

/** A round of the call's texts, with changes; opens 10 March, due 20 March, closes 25 March. */
export const roundInput = (world: JudgingWorld, changes: Partial<NewRoundInput> & { terms?: object } = {}): NewRound =>
  NewRound.parse({
    contestId: world.contestId, name: { zh: '初评', en: 'First round' }, method: 'rubric', categories: [{ categoryId: world.text, places: 2 }], opensAt: '2026-03-10T09:00:00+08:00', dueAt: '2026-03-20T18:00:00+08:00', closesAt: '2026-03-25T18:00:00+08:00', ...changes,
    terms: { criteria: CRITERIA, judgesPerEntry: 2, ...changes.terms },
  });

/** Invites judges, who accept; gives every work to judges as solved, and opens the round. @returns the judges' places. */
export async function seated(world: JudgingWorld, roundId: string, judges: readonly TestJudge[]): Promise<string[]> {
  const places: string[] = [];
  for (const judge of judges) {
    const id = await inviteJudge(world.root, roundId, { personId: judge.personId, expertise: [] });
    await answerInvitation(judge.ctx, id, { accept: true, reason: '', relations: [] });
    places.push(id);
  }
  return places;
}

export async function assignAndOpen(world: JudgingWorld, roundId: string): Promise<void> {
  const plan = await planAssignment(world.root, roundId);
  if (plan.planId === null) throw new Error(plan.clashes.join(' '));
  await applyPlan(world.root, roundId, plan.planId);
  await openRound(world.root, roundId);
  if (world.root.clock.now() < new Date('2026-03-10T09:00:00+08:00')) world.root.clock.set(new Date('2026-03-10T10:00:00+08:00'));
}

/** The works on a judge's desk. */
export const worksAt = async (judge: TestJudge, place: string) => (await openDesk(judge.ctx, place)).works;

export const grades = (story: number, craft = story): ScoreValue => ({ grades: { story, craft } });
export const draft = (version: number, value: ScoreValue) => ({ version, value, confidence: 'medium' as const, note: '', feedback: '', panel: '' });
