import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContext } from '../../../tests/support/context.ts';
import { readOutbox } from '../../platform/messaging/messaging.ts';
import { insertStaff } from '../people/usecases/create-staff-account.ts';
import { insertGrant } from '../people/usecases/give-role.ts';
import { announceNoticeJob } from './jobs/announce-notice.ts';
import { remindSweep } from './jobs/remind.sweep.ts';
import { tellRemindersJob } from './jobs/tell-reminders.ts';
import { draft, LEAD, LEAD_FORM, province, type Province, sent } from './test-kit.ts';
import { sendBackReturn } from './usecases/correct-return.ts';
import { remindRecipients } from './usecases/remind-recipients.ts';
import { submitReturn } from './usecases/submit-return.ts';

let p: Province;
let job: TestContext;
let id: string;

const live = (ctx: TestContext): TestContext => ({ ...ctx, config: { ...ctx.config, smtpUrl: 'smtp://localhost:1', smsUrl: undefined } });
const outbox = async () => (await readOutbox(job, 100)).map(({ to, purpose, text }) => ({ to, purpose, text })).toSorted((a, b) => a.purpose.localeCompare(b.purpose));

beforeAll(async () => {
  p = await province();
  job = live(p.ctx.as({ kind: 'system', name: 'job' }));
  await p.ctx.db.transaction().execute(async (tx) => {
    const { personId } = await insertStaff(tx, p.ctx, { username: 'school.desk', name: '林晓', unitId: p.ids.riverSchool, password: 'Bamboo-Lantern-27', contacts: [{ kind: 'email', value: 'desk@example.org' }] });
    await insertGrant(tx, p.ctx, { personId, role: 'unit_liaison', nodeId: p.ids.riverSchool });
    await insertGrant(tx, p.ctx, { personId, role: 'unit_liaison', nodeId: p.ids.hillSchool });
  });
  id = await sent(p.staff.province, draft(p.ids.province, { audience: { kinds: ['school'] }, form: LEAD_FORM, dueAt: '2026-03-10T17:00:00+08:00' }));
});
afterAll(() => p.ctx.close());

test('who answers for two recipients is told once, and a repeated job tells nobody again', async () => {
  await announceNoticeJob.handle(job, { noticeId: id });
  await announceNoticeJob.handle(job, { noticeId: id });
  expect(await outbox()).toEqual([{ to: 'desk@example.org', purpose: 'notice-new', text: `江省文明办发来通知《关于开展主题活动的通知》（江文明办〔2026〕1号），请于2026年3月10日17:00前办理。办理：http://localhost/console/notices/${id}` }]);
});

test('reminders, by schedule and by hand, are written by a job, each once', async () => {
  p.at('2026-03-09T17:00');
  await remindSweep.run(job);
  for (let run = 0; run < 3; run++) await tellRemindersJob.handle(job, { noticeId: id });
  expect((await outbox()).map(({ purpose }) => purpose)).toEqual(['notice-new', 'notice-reminder']);
  p.at('2026-03-11T09:00');
  await remindRecipients(p.staff.province, id, { who: 'unreturned' });
  await tellRemindersJob.handle(job, { noticeId: id });
  expect((await outbox()).map(({ purpose }) => purpose)).toEqual(['notice-new', 'notice-overdue', 'notice-reminder']);
});

test('a unit is told why its return went back', async () => {
  await submitReturn(p.staff.riverSchool, id, p.ids.riverSchool, { answers: { unit: '河县听雨小学', lead: LEAD }, revision: 0 });
  await sendBackReturn(live(p.staff.province), id, p.ids.riverSchool, { reason: '请补充', marks: [], dueAt: null });
  expect((await outbox()).find(({ purpose }) => purpose === 'notice-sent-back')?.text).toContain('已退回修改：请补充');
});
