import { setTimeout as pause } from 'node:timers/promises';
import type { Mark, Poll } from '../../modules/polls/polls.schemas.ts';
import type { z } from 'zod';
import { ProblemError } from '../client/problem-error.ts';
import { CITY_ADMIN } from '../luohe/staff.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { knownNumbers } from './poll.ts';
import { planPoll } from './poll-plan.ts';

type MarkView = z.infer<typeof Mark>;
const FRAUD = '同一网段在几秒之内为同一件作品连投，领证即投，来不及看作品。';
const UNSURE = '同一地址的四十票集中投给本单位作品，先行暂扣，请该单位说明。';
const COMPANY = '公交公司说明：车队在调度室共用一个网络，四十名驾驶员本人投票，名单与号码相符。不是作弊，恢复计票。';
const SEQUENCING_MS = 200;
const MOST_TRIES = 100;

/** The marks of the company's people: a crowd behind one address, and the share of its own work. */
const ofCompany = (mark: MarkView, ownNumber: number) => mark.rule === 'crowd' || (mark.rule === 'share' && mark.evidence.option === ownNumber);

/** Looks for signs of fraud, and holds back what was marked until it is clear. */
export async function holdBack(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const marks = await city.post<MarkView[]>(`/polls/${run.id('poll')}/scan`);
  const own = knownNumbers(run)[planPoll(run.memory.scale).ownWork]!;
  for (const mark of marks) {
    if (mark.state === 'waiting') await city.post(`/polls/${run.id('poll')}/marks/${mark.id}/decision`, { action: 'quarantine', reason: ofCompany(mark, own) ? UNSURE : FRAUD, matched: mark.matched });
  }
  run.count('poll marks', marks.length);
  run.count('polls.mark-decided', marks.length);
}

/** The company explains itself: its people's ballots count again. */
export async function reinstate(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const own = knownNumbers(run)[planPoll(run.memory.scale).ownWork]!;
  const marks = (await city.get<MarkView[]>(`/polls/${run.id('poll')}/marks`)).filter((mark) => ofCompany(mark, own));
  for (const mark of marks) {
    if (mark.state === 'quarantined') await city.post(`/polls/${run.id('poll')}/marks/${mark.id}/decision`, { action: 'reinstate', reason: COMPANY, matched: mark.matched });
  }
  run.count('poll marks reinstated', marks.length);
  run.count('polls.mark-decided', marks.length);
}

/** The poll closed by itself: a ballot that comes after is refused, and the result is published. */
export async function finish(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const path = `/polls/${run.id('poll')}`;
  await refused(run, 'ballot.closed', run.visitor().post(`${path}/ballots`, { choices: [1], pass: 'x' }));
  const { state } = await city.get<Poll>(path);
  if (state !== 'final') await publishResult(run, path);
  run.count('polls.poll-held');
}

/** Publishes the result; waits while the log still takes in its last leaves. */
async function publishResult(run: Run, path: string): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  for (let tries = 1; ; tries += 1) {
    try {
      const { version } = await city.get<Poll>(path);
      await city.post(`${path}/finish`, { version });
      return;
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof ProblemError && error.is('poll.unsequenced'))) throw error;
      await pause(SEQUENCING_MS);
    }
  }
}
