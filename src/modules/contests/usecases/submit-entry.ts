import { recordFacts } from '../../../ledger/public.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors, type FieldProblem } from '../../../platform/errors/errors.ts';
import { checkAnswers } from '../../../platform/forms/form.rules.ts';
import type { Answers } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { placeOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { entrySubmitted } from '../contests.facts.ts';
import type { CategoryRow, ContestRecord } from '../contests.queries.ts';
import { tiersAbove } from '../contests.rules.ts';
import type { EntryContent } from '../contests.schemas.ts';
import { compareLater } from '../duplicates/compare-job.ts';
import { authorsOf } from '../entries/authors.rules.ts';
import { isTyped } from '../entries/category-files.ts';
import { addStep, type EntryRow, filesOf, lineOf } from '../entries/entries.queries.ts';
import { filmTools } from '../films/ffmpeg.ts';
import { filmPostersJob } from '../films/film-posters.ts';
import { contestQuestions, personalKeys } from '../entry-form/contest-questions.ts';
import { refuseChangedForm } from '../entry-form/forms.queries.ts';

type Code = Parameters<typeof contestErrors.error>[0];

/** What a work still lacks to be handed in, field by field. */
export function missingOf(category: CategoryRow, entry: Pick<EntryRow, 'title_zh' | 'body' | 'authors' | 'answers'>, fileCount: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, code: Code, params: Record<string, number | string> = {}) => {
    const error = contestErrors.error(code, params);
    problems.push({ path, code, message: { zh: error.text('zh-CN'), en: error.text('en') } });
  };
  const authors = authorsOf(entry);
  const count = [...entry.body.trim()].length;
  const min = Math.max(category.minCharacters, 1);
  // A manuscript stands in for a typed article; what is typed beside it is a note of any length.
  const typed = isTyped(category.kind) && !(category.kind === 'article' && fileCount > 0 && count < min);
  if (entry.title_zh === '') add('title.zh', 'entry.title-missing');
  if (category.kind === 'article' && count === 0 && fileCount === 0) add('body', 'entry.article-missing');
  else if (typed && (count < min || count > category.maxCharacters)) add('body', 'entry.text-length', { count, min, max: category.maxCharacters });
  if (!isTyped(category.kind) && fileCount === 0) add('fileIds', 'entry.files-missing');
  if (!authors.some(({ role }) => role === 'author')) add('authors', 'entry.author-missing');
  authors.forEach((author, index) => author.under14 && author.guardian !== 'given' && add(`authors.${index}.guardian`, 'entry.guardian-missing', { name: author.name }));
  return [...problems, ...checkAnswers(category.form, entry.answers as Answers, { final: true, registry: contestQuestions }).problems];
}

/**
 * Hands a locked entry in: it goes to the nearest office above, stays at the office it waits at, or goes back to the one that returned it. The first time is a fact.
 * @param formVersion the category's form as it was filled in; an older one is refused (form.changed), saying what changed.
 */
export async function submitLocked(tx: Tx, ctx: Context, contest: ContestRecord, category: CategoryRow, entry: EntryRow, formVersion: EntryContent['formVersion']): Promise<void> {
  const files = (await filesOf(tx, [entry.id])).get(entry.id) ?? [];
  if (formVersion !== undefined && formVersion !== category.formVersion) await refuseChangedForm(tx, category, formVersion);
  const problems = missingOf(category, entry, files.length);
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
  const account = requireAccount(ctx.actor);
  const now = ctx.clock.now();
  // The path and the versions are never changed, so they hold no name of the public: the entry itself does, and can be erased.
  const byName = entry.entrant === 'public' ? '' : account.name;
  const first = entry.submitted_at === null;
  const tiers = tiersAbove(await lineOf(tx, entry.path), contest.hostId, entry.entrant as 'unit' | 'public');
  const returnedBy = first || entry.holder_id !== null ? undefined : (await tx.selectFrom('entry_steps').select('from_node').where('entry_id', '=', entry.id).where('action', '=', 'returned').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.from_node;
  const to = entry.holder_id ?? returnedBy ?? tiers[0] ?? contestErrors.failField('nodeId', 'contest.not-yours');
  const { answers } = checkAnswers(category.form, entry.answers as Answers, { final: true, registry: contestQuestions });
  await tx.updateTable('entries').set({ state: 'waiting', holder_id: to, submitted_at: entry.submitted_at ?? now, answers: JSON.stringify(answers) }).where('id', '=', entry.id).execute();
  if (category.kind === 'film' && (await filmTools()) !== null) await enqueue(tx, filmPostersJob, { entryId: entry.id }, { key: `contests.film-posters:${entry.id}` });
  await addStep(tx, { entryId: entry.id, action: first ? 'submitted' : 'resubmitted', at: now, byAccount: account.accountId, byName, from: entry.node_id, to, reason: null, version: entry.version });
  const named = personalKeys(category.form);
  const content = {
    title: { zh: entry.title_zh, en: entry.title_en }, body: entry.body, caption: { zh: entry.caption_zh, en: entry.caption_en }, fileIds: files,
    answers: Object.fromEntries(Object.entries(answers).filter(([key]) => !named.has(key))), formVersion: category.formVersion,
  };
  await tx.insertInto('entry_versions').values({ entry_id: entry.id, version: entry.version, content: JSON.stringify(content), at: now }).execute();
  await compareLater(tx, entry.id);
  if (first) await recordFacts(tx, ctx, [{ kind: entrySubmitted, place: await placeOf(tx, entry.node_id, now), campaignId: contest.campaignId, subject: { type: 'entry', id: entry.id } }]);
}
