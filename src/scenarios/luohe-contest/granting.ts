import { setTimeout as pause } from 'node:timers/promises';
import type { Award, Batch, Certificate } from '../../modules/awards/awards.schemas.ts';
import type { Run } from '../run/run.ts';
import { proposalOf } from './notice.ts';
import { CATEGORIES, sizesOf } from './plan.ts';
import { CITY_ADMIN } from './staff.ts';

const DRAWN_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 250;

/** All notices are over and no objection is open: the awards are granted. */
export async function grantAll(run: Run): Promise<void> {
  const proposal = await proposalOf(run);
  if (proposal.categories.some(({ state }) => state !== 'granted')) await (await run.as(CITY_ADMIN)).post(`/award-proposals/${proposal.id}/grant`, { version: proposal.version });
  const sizes = sizesOf(run.memory.scale);
  const all = CATEGORIES.flatMap((category) => sizes[category].levels);
  const winners = all.reduce((sum, { places }) => sum + places, 0);
  run.count('awards.award-granted', winners);
  for (const { name, places } of all) run.count(`awarded: ${name.zh}`, places);
  for (const category of CATEGORIES) run.count(`awarded in ${category}`, sizes[category].winners);
  // What the notice showed and an objection took off is neither shown nor admitted any more.
  run.count('contests.work-published', winners);
  run.count('contests.entry-admitted', -(run.memory.counts['works struck off'] ?? 0));
}

/** Certificates are issued in a batch, drawn by a job. */
export async function issueCertificates(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const contest = `/contests/${run.id('contest')}`;
  const known = (await city.get<Batch[]>(`${contest}/certificate-batches`))[0];
  let batch = known ?? (await city.post<Batch>(`${contest}/certificates`, { form: 'pdf' }));
  for (const end = Date.now() + DRAWN_WITHIN_MS; batch.state !== 'done'; ) {
    if (batch.state === 'failed' || Date.now() > end) throw new Error(`the certificates were not drawn: ${JSON.stringify(batch)}`);
    await pause(LOOK_EVERY_MS);
    batch = await city.get(`/certificate-batches/${batch.id}`);
  }
  run.count('certificates', (await city.get<Certificate[]>(`${contest}/certificates`)).length);
}

/** Awards as everybody sees them. */
export const awardsOf = (run: Run): Promise<Award[]> => run.visitor().get(`/contests/${run.id('contest')}/awards`);
