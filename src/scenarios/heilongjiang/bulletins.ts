import type { Bulletin } from '../../modules/campaigns/bulletins/bulletins.schemas.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import { ROOT_CODE } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { EDITOR, PROVINCE } from './staff.ts';

/** Kinds of figures in a bulletin, in the order of their places in the text. */
export const BULLETIN_KINDS = ['contests.entry-submitted', 'contests.entry-forwarded', 'contests.work-published'] as const;
const FROM = '2013-03-01';

/** A bulletin of progress: which, up to which day, and what it says beside the figures. */
export interface Issue {
  readonly number: number;
  readonly day: string;
  readonly asOf: Bilingual;
  readonly said: Bilingual;
}

const titleOf = (number: number) => ({ zh: `活动进展通报（第${number}期）`, en: `Progress bulletin, issue of stage ${'ABCDEF'[number - 1]}` });

/** The editor writes a bulletin whose numbers are figures of the ledger; the office's administrator publishes it. */
export async function publishBulletin(run: Run, { number, day, asOf, said }: Issue): Promise<void> {
  const [editor, province, campaign] = [await run.as(EDITOR), await run.as(PROVINCE), run.id('campaign')];
  const title = titleOf(number);
  const before = (await editor.get<Bulletin[]>(`/campaigns/${campaign}/bulletins`)).find((each) => each.title.zh === title.zh);
  const bulletin = before ?? (await editor.post<Bulletin>(`/campaigns/${campaign}/bulletins`, {
    title,
    body: {
      zh: `截至${asOf.zh}，全省各地各单位报送作品{1}，各级推荐{2}，公开展示{3}。\n\n${said.zh}\n\n以上数字均可点开查看出处。`,
      en: `By ${asOf.en}, works sent up came to {1}; offices forwarded {2}, and {3} are shown to the public.\n\n${said.en}\n\nEach figure opens the records behind it.`,
    },
    figures: BULLETIN_KINDS.map((kind) => ({ nodeId: run.id(ROOT_CODE), kind, from: FROM, to: day })),
  }));
  if (bulletin.state === 'draft') await province.post(`/campaign-bulletins/${bulletin.id}/publish`, { version: bulletin.version });
  for (const kind of BULLETIN_KINDS) run.memory.counts[`bulletin ${number} ${kind}`] = run.memory.counts[kind] ?? 0;
  run.count('campaigns.bulletin-published');
}
