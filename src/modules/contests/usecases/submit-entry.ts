import { recordFacts } from '../../../ledger/public.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { type CodedError } from '../../../platform/errors/errors.ts';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { entrySubmitted } from '../contests.facts.ts';
import type { CategoryRow, ContestRecord } from '../contests.queries.ts';
import { tiersAbove } from '../contests.rules.ts';
import type { EntryContent } from '../contests.schemas.ts';
import { addStep, type EntryRow, filesOf, lineOf } from '../entries.queries.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';

type Code = Parameters<typeof contestErrors.error>[0];

/** What a work still lacks to be handed in, field by field. */
export function missingOf(category: CategoryRow, content: EntryContent, fileCount: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, code: Code, params: Record<string, number> = {}) => {
    const error: CodedError = contestErrors.error(code, params);
    problems.push({ path, code, message: { zh: error.text('zh-CN'), en: error.text('en') } });
  };
  if (content.title.zh === '') add('title.zh', 'entry.title-missing');
  const count = [...content.body.trim()].length;
  if (category.kind === 'text' && (count < Math.max(category.minCharacters, 1) || count > category.maxCharacters)) add('body', 'entry.text-length', { count, min: Math.max(category.minCharacters, 1), max: category.maxCharacters });
  if (category.kind !== 'text' && fileCount === 0) add('fileIds', 'entry.files-missing');
  if (content.authors.length === 0) add('authors', 'entry.author-missing');
  content.authors.forEach((author, index) => author.under14 && add(`authors.${index}.under14`, 'entry.minor'));
  return problems;
}

/** Hands a locked entry in: it goes to the nearest office above, or back to the office that returned it. The first time is a fact. */
export async function submitLocked(tx: Tx, ctx: Context, contest: ContestRecord, category: CategoryRow, entry: EntryRow, content: EntryContent): Promise<void> {
  const files = (await filesOf(tx, [entry.id])).get(entry.id) ?? [];
  const problems = missingOf(category, content, files.length);
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
  const account = requireAccount(ctx.actor);
  const now = ctx.clock.now();
  // The path and the versions are never changed, so they hold no name of the public: the entry itself does, and can be erased.
  const byName = entry.entrant === 'public' ? '' : account.name;
  const first = entry.submitted_at === null;
  const tiers = tiersAbove(await lineOf(tx, entry.path), contest.hostId, entry.entrant as 'unit' | 'public');
  const returnedBy = first ? undefined : (await tx.selectFrom('entry_steps').select('from_node').where('entry_id', '=', entry.id).where('action', '=', 'returned').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.from_node;
  const to = returnedBy ?? tiers[0] ?? contestErrors.failField('nodeId', 'contest.not-yours');
  await tx.updateTable('entries').set({ state: 'waiting', holder_id: to, submitted_at: entry.submitted_at ?? now }).where('id', '=', entry.id).execute();
  await addStep(tx, { entryId: entry.id, action: first ? 'submitted' : 'resubmitted', at: now, byAccount: account.accountId, byName, from: entry.node_id, to, reason: null, version: entry.version });
  await tx.insertInto('entry_versions').values({ entry_id: entry.id, version: entry.version, content: JSON.stringify({ title: content.title, body: content.body, caption: content.caption, fileIds: files }), at: now }).execute();
  if (first) await recordFacts(tx, ctx, [{ kind: entrySubmitted, place: await placeOf(tx, entry.node_id, now), campaignId: contest.campaignId, subject: { type: 'entry', id: entry.id } }]);
}
