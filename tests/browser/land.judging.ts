import { NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { decideEntry } from '../../src/modules/contests/usecases/decide-entry.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { openDesk } from '../../src/modules/judging/desk.ts';
import { NewRound } from '../../src/modules/judging/judging.schemas.ts';
import { CRITERIA } from '../../src/modules/judging/test-kit.ts';
import { answerInvitation, inviteJudge } from '../../src/modules/judging/usecases/change-panel.ts';
import { applyPlan, planAssignment } from '../../src/modules/judging/usecases/plan-assignment.ts';
import { openRound } from '../../src/modules/judging/usecases/run-round.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import type { Land } from './land.fixture.ts';

const HOUR = 3_600_000;

/** A round of the contest that is open, its judge, and a work before them. */
export async function fillJudging(land: Land, contestId: string, categoryId: string): Promise<{ $deskId: string; $workId: string }> {
  const [province, school, judge] = [land.as('province'), land.as('school'), land.as('judge')];
  const file = await storeUpload(school, { bytes: await samplePicture(500, 400), name: 'bridge.jpg', purpose: 'picture' });
  const entry = await createEntry(school, contestId, NewEntry.parse({ title: { zh: '桥上看灯', en: 'Lanterns from the bridge' }, caption: { zh: '灯会当晚。', en: 'On the night of the lanterns.' }, authors: [{ name: '林小满' }], categoryId, nodeId: land.ids.school, fileIds: [file.id], submit: true }));
  for (const [seat, action] of [['county', 'forward'], ['city', 'forward'], ['province', 'admit']] as const) {
    const { version } = await land.ctx.db.selectFrom('entries').select('version').where('id', '=', entry).executeTakeFirstOrThrow();
    await decideEntry(land.as(seat), entry, { action, version, reason: '' });
  }
  const from = (hours: number) => new Date(land.ctx.clock.now().getTime() + hours * HOUR).toISOString();
  const round = await createRound(province, NewRound.parse({ contestId, name: { zh: '初评', en: 'First round' }, method: 'rubric', categories: [{ categoryId, places: 1 }], opensAt: from(-1), dueAt: from(240), closesAt: from(360), terms: { criteria: CRITERIA, judgesPerEntry: 1 } }));
  const place = await inviteJudge(province, round, { personId: land.people.judge, expertise: [] });
  await answerInvitation(judge, place, { accept: true, reason: '', relations: [{ kind: 'person', nodeId: null, name: '沈先生', why: '师生' }] });
  const { planId } = await planAssignment(province, round);
  await applyPlan(province, round, planId!);
  await openRound(province, round);
  const [work] = (await openDesk(judge, place)).works;
  return { $deskId: place, $workId: work!.id };
}
