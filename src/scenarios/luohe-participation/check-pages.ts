import type { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';

const grouped = (count: number | undefined) => new Intl.NumberFormat('en-US').format(count ?? 0);

/** What a reader of a public page sees, in Chinese, without the marks. */
async function wordsOf(run: Run, path: string): Promise<string> {
  const page = await fetch(`${run.server.base}${path}`, { headers: { 'accept-language': 'zh-CN' } });
  return page.ok ? (await page.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') : '';
}

/** The figures of the public pages are those that the run counted. */
export async function checkPages(run: Run, comparison: Comparison, counts: Readonly<Record<string, number>>): Promise<void> {
  const pages: readonly (readonly [figure: string, path: string, words: string])[] = [
    ['polls.ballots-cast', `/polls/${run.id('poll')}/results`, ` ${grouped(counts['polls.ballots-cast'])} `],
    ['poll counted', `/polls/${run.id('poll')}/results`, ` ${grouped(counts['poll counted'])} `],
    ['poll quarantined', `/polls/${run.id('poll')}/results`, ` ${grouped(counts['poll quarantined'])} `],
    ['voices.pledge-signed', `/pledges/${run.id('pledge')}`, ` ${grouped(counts['voices.pledge-signed'])} 人`],
    ['surveys.answers-taken', `/surveys/${run.id('survey')}/results`, ` ${grouped(counts['surveys.answers-taken'])} 人回答`],
    ['voices.post-shown', '/campaigns/luohe-2017', ` ${grouped(counts['voices.post-shown'])} 件`],
    ['voices.tribute-paid', '/campaigns/luohe-2017', ` ${grouped(counts['voices.tribute-paid'])} 件`],
  ];
  for (const [figure, path, words] of pages) comparison.expect(figure, `public page ${path}`, (await wordsOf(run, path)).includes(words));
}
