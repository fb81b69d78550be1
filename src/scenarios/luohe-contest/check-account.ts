import type { Account } from '../../modules/awards/account/account.schemas.ts';
import type { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { authorsOf } from './judging.ts';
import { OBJECTIONS, objector } from './objections.ts';
import { CATEGORIES } from './plan.ts';
import { judges } from './staff.ts';

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);

/** What everybody can read of a contest: the account's page, its open data as JSON and CSV, and the winners' page. */
export async function checkAccount(run: Run, comparison: Comparison, firstScores: number): Promise<void> {
  const id = run.id('contest');
  const read = async (path: string) => (await fetch(`${run.server.base}/contests/${id}/${path}`)).text();
  const [account, page, winners, awardsCsv, funnelCsv] = [await run.visitor().get<Account>(`/contests/${id}/account`), await read('account'), await read('awards'), await read('account/awards.csv'), await read('account/funnel.csv')];

  for (const category of CATEGORIES) {
    const { name, submitted } = account.categories.find((each) => each.id === run.id(category))!;
    comparison.compare(`entered: ${category}`, 'account of the contest', submitted);
    comparison.compare(`entered: ${category}`, 'page of the account', Number(rowsOf(page).find(([first]) => first === name.zh)?.[1]));
    comparison.compare(`awarded in ${category}`, 'account of the contest', account.awards.filter(({ categoryId, revokedReason }) => categoryId === run.id(category) && revokedReason === null).length);
    comparison.compare(`awarded in ${category}`, 'places of the account', sum(account.scheme!.levels.filter(({ categoryId }) => categoryId === run.id(category)).map(({ places }) => places)));
  }
  const tier = (depth: number) => account.funnel.filter((each) => each.depth === depth);
  comparison.compare('contests.entry-forwarded', 'funnel of the account', sum(tier(1).map(({ passed }) => passed)));
  comparison.compare('contests.entry-submitted', 'host’s row of the funnel', sum(tier(0).map(({ received }) => received)));
  comparison.compare('contests.entry-submitted', 'host’s row of the funnel as CSV', sum(csvRows(funnelCsv).filter(([depth]) => depth === '0').map((row) => Number(row[3]))));
  comparison.compare('awards.award-granted', 'levels of the account', sum(account.scheme!.levels.map(({ awarded }) => awarded)));
  comparison.compare('awards.award-granted', 'awards as CSV', csvRows(awardsCsv).length);
  comparison.expect('awards', 'page of the winners', account.awards.every(({ title }) => winners.includes(escaped(title.zh))));
  comparison.expect('scores of the first round', `account of the contest and ${firstScores} locked`, account.rounds.some((round) => round.kind === 'round' && round.scores === firstScores));
  comparison.expect('agreement of the judges', 'account of the contest', account.rounds.every(({ agreement }) => agreement.value !== null && agreement.low! <= agreement.value && agreement.value <= agreement.high!));
  comparison.compare('extra rounds', 'account of the contest', account.rounds.filter(({ kind }) => kind === 'extra').length);
  comparison.compare('objections', 'account of the contest', account.objections.received);
  comparison.compare('awards.objection-answered', 'account of the contest', account.objections.answers.filter(({ answeredAt }) => answeredAt !== null).length);
  comparison.expect('answers', 'page of the account', OBJECTIONS.every(({ answer }) => page.includes(escaped(answer.answer.zh))));
  // Open data lead to nobody: neither who made a work nor who judged or objected.
  const data = [JSON.stringify(account), awardsCsv, funnelCsv];
  const persons = [...authorsOf(run), ...judges().map(({ name }) => name), ...OBJECTIONS.map((_, index) => objector(index).name)];
  const named = persons.filter((name) => data.some((text) => text.includes(name)));
  comparison.expect('open data without persons', `${named.length} named`, named.length === 0);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
/** Cells of every row of a page's tables, as text. */
const rowsOf = (html: string) => [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, '').trim()));
/** Rows of a CSV below its header; no cell of these holds a line break or a comma before those that are read. */
const csvRows = (text: string) => text.trim().split(/\r?\n/).slice(1).map((line) => line.split(','));
