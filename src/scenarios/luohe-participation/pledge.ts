import type { Pledge } from '../../modules/voices/voices.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { unlessDone } from '../client/problem-error.ts';
import { readAll } from '../client/read-all.ts';
import { CITY_ADMIN } from '../luohe/staff.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { asCitizen, citizen } from './citizens.ts';

const AT_ONCE = 6;
/** Operators who sign at the meeting; of those who take it back, all but so many sign again: 200 signatures stand. */
const SIGNED = 204;
const TAKEN_BACK = 12;
const SIGNED_AGAIN = 8;
/** Who prints the certificate at once. */
const CERTIFICATES = 6;
const TITLE = { zh: '网吧行业文明上网承诺书', en: 'A pledge of the city’s internet cafés' };

/** How many sign, take back, sign again and fetch the certificate. */
export function planPledge(scale: number) {
  const signed = Math.max(TAKEN_BACK + 4, Math.round(SIGNED * scale));
  return { signed, takenBack: TAKEN_BACK, again: SIGNED_AGAIN, certificates: CERTIFICATES };
}

/** Drafts the pledge and opens it for signing. */
export async function openPledge(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const before = (await readAll<Pledge>(city, '/pledges', {})).find(({ title }) => title.zh === TITLE.zh);
  const pledge = before ?? (await city.post<Pledge>('/pledges', {
    campaignId: run.id('campaign'), trackId: run.id('track memory'), title: TITLE, opensAt: '2017-07-20T08:00:00+08:00', closesAt: '2017-07-31T18:00:00+08:00',
    text: { zh: '一、不接纳未成年人。二、实名登记，不代刷证件。三、通道常开，灭火器在手边。四、不播放、不传播违法信息，发现即报告。五、夜里十二点提醒客人回家。', en: 'We let no minors in. We register everyone by their own document. Ways out stay open, extinguishers at hand. We show and pass on nothing unlawful and report what we find. At midnight we remind guests to go home.' },
  }));
  run.memory.ids.pledge = pledge.id;
  if (pledge.state === 'draft') await city.post(`/pledges/${pledge.id}/state`, { state: 'open' });
  run.count('pledges');
}

const sign = (run: Run, n: number) => unlessDone('pledge.signed', asCitizen(run, n).post(`/pledges/${run.id('pledge')}/signature`, { name: citizen(n).name, shownAs: n % 2 === 0 ? 'full' : 'masked' }));

/** The operators sign at the meeting; the first ones print their certificates. A second signature of the same person is refused. */
export async function signPledge(run: Run): Promise<void> {
  const { signed, certificates } = planPledge(run.memory.scale);
  await inParallel(Array.from({ length: signed }, (_, n) => n), AT_ONCE, (n) => sign(run, n));
  run.count('pledge signed', signed);
  run.count('voices.pledge-signed', signed);
  await refused(run, 'pledge.signed', asCitizen(run, 0).post(`/pledges/${run.id('pledge')}/signature`, { name: citizen(0).name }));
  for (let n = 0; n < certificates; n += 1) {
    const pdf = await asCitizen(run, signed - 1 - n).download(`/pledges/${run.id('pledge')}/certificate.pdf`);
    if (new TextDecoder('latin1').decode(pdf.subarray(0, 5)) === '%PDF-') run.count('pledge certificates');
  }
}

/** Some take their signature back, and most of these sign again, with a number of their own. */
export async function reconsider(run: Run): Promise<void> {
  const { takenBack, again } = planPledge(run.memory.scale);
  for (let n = 0; n < takenBack; n += 1) {
    const mine = asCitizen(run, n);
    const { mine: signature } = await mine.get<Pledge>(`/pledges/${run.id('pledge')}`);
    // Numbers past the first meeting's are those of a signature given again before a stop.
    if (signature !== null && signature.number <= planPledge(run.memory.scale).signed) await mine.delete(`/pledges/${run.id('pledge')}/signature`);
    if (n < again) await sign(run, n);
  }
  run.count('pledge taken back', takenBack);
  run.count('pledge signed again', again);
  run.count('voices.pledge-signed', again - takenBack);
}
