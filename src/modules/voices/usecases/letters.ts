import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, nodesWhere, requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { maskedName } from '../../../platform/i18n/names.ts';
import { organizationsById, placeOf } from '../../organizations/public.ts';
import { findAccount, notifyPerson } from '../../people/public.ts';
import { type LetterRecord, type LetterView, lockLetter } from '../letters.queries.ts';
import { voiceErrors } from '../voices.errors.ts';
import { letterAnswered, letterReceived } from '../voices.facts.ts';
import { answerLetters } from '../voices.policy.ts';
import { dueAfterWorkingDays } from '../voices.rules.ts';
import type { LetterAnswer, NewLetter } from '../voices.schemas.ts';
import { letterAnsweredMessage } from '../voices.messages.ts';

/** An answer is due within so many working days. */
const ANSWER_DAYS = 15;
const LIMIT: Limit = { name: 'voices.letter-day', points: 5, seconds: 86_400 };
const MOST_TURNS = 20;

/** Letters that the actor sees: their own, and those to the offices where they answer. */
export const letterView = (ctx: Context): LetterView => ({ accountId: accountIdOf(ctx.actor), nodes: nodesWhere(ctx.actor, answerLetters) });

async function addTurn(tx: Tx, letter: { id: string; turns: readonly unknown[] }, turn: { byOffice: boolean; byName: string; body: string; at: Date }): Promise<void> {
  if (letter.turns.length >= MOST_TURNS) voiceErrors.fail('voices.state');
  await tx.insertInto('letter_turns').values({ letter_id: letter.id, seq: letter.turns.length + 1, by_office: turn.byOffice, by_name: turn.byName, body: turn.body, at: turn.at }).execute();
}

/** Writes to an office. Errors: auth.required, letter.office-unknown, rate.limited. */
export async function writeLetter(ctx: Context, input: NewLetter): Promise<string> {
  const account = requireAccount(ctx.actor);
  const [office] = await organizationsById(ctx.db, [input.officeId]);
  if (office === undefined || office.status !== 'active' || !['office', 'body'].includes(office.kind)) voiceErrors.failField('officeId', 'letter.office-unknown');
  await requireUnderLimit(ctx.db, LIMIT, account.accountId);
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const id = newId();
    const now = ctx.clock.now();
    const author = maskedName(input.name);
    await tx
      .insertInto('letters')
      .values({ id, office_id: input.officeId, account_id: account.accountId, author, subject: input.subject, about: input.about, may_publish: input.mayPublish, state: 'waiting', due_at: dueAfterWorkingDays(now, ANSWER_DAYS), sent_at: now })
      .execute();
    await addTurn(tx, { id, turns: [] }, { byOffice: false, byName: author, body: input.body, at: now });
    await recordFacts(tx, ctx, [{ kind: letterReceived, place: await placeOf(tx, input.officeId, now), subject: { type: 'letter', id } }]);
    return id;
  });
}

/** Writes again under one's own letter that was answered: an answer is due anew. Errors: letter.not-found, voices.state. */
export async function writeAgain(ctx: Context, id: string, body: string): Promise<void> {
  const account = requireAccount(ctx.actor);
  await requireUnderLimit(ctx.db, LIMIT, account.accountId);
  await ctx.db.transaction().execute(async (tx) => {
    const letter = await lockLetter(tx, id, { accountId: account.accountId, nodes: [] });
    if (letter.state !== 'answered') voiceErrors.fail('voices.state');
    const now = ctx.clock.now();
    await addTurn(tx, letter, { byOffice: false, byName: letter.author, body, at: now });
    await tx.updateTable('letters').set({ state: 'waiting', published_at: null, due_at: dueAfterWorkingDays(now, ANSWER_DAYS), version: letter.version + 1 }).where('id', '=', id).execute();
    await touchPages(tx);
  });
}

/** Answers a letter in the office's name and tells its author. Errors: letter.not-found, auth.forbidden, voices.state, state.stale. */
export async function answerLetter(ctx: Context, id: string, input: LetterAnswer): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const letter = await lockForOffice(tx, ctx, id);
    if (letter.state !== 'waiting') voiceErrors.fail('voices.state');
    if (letter.version !== input.version) commonErrors.fail('state.stale');
    const now = ctx.clock.now();
    const [office] = await organizationsById(tx, [letter.officeId]);
    await addTurn(tx, letter, { byOffice: true, byName: office?.name ?? '', body: input.body, at: now });
    await tx.updateTable('letters').set({ state: 'answered', version: letter.version + 1 }).where('id', '=', id).execute();
    if (!letter.turns.some(({ byOffice }) => byOffice)) await recordFacts(tx, ctx, [{ kind: letterAnswered, place: await placeOf(tx, letter.officeId, now), subject: { type: 'letter', id } }]);
    const author = letter.accountId === null ? undefined : await findAccount(tx, letter.accountId, now);
    if (author !== undefined) await notifyPerson(tx, ctx, { personId: author.personId, purpose: 'letter-answered', ...letterAnsweredMessage({ subject: letter.subject, office: { zh: office?.name ?? '', en: office?.nameEn ?? '' } }) });
    await audit(tx, ctx, { action: 'letter.answered', objectType: 'letter', objectId: id, nodeId: letter.officeId });
  });
}

/** Publishes an answered letter, or takes it back. Errors: letter.not-found, auth.forbidden, letter.not-public, letter.not-answered. */
export async function publishLetter(ctx: Context, id: string, published: boolean): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const letter = await lockForOffice(tx, ctx, id);
    if (published && !letter.mayPublish) voiceErrors.fail('letter.not-public');
    if (published && letter.state !== 'answered') voiceErrors.fail('letter.not-answered');
    await tx.updateTable('letters').set({ published_at: published ? ctx.clock.now() : null, version: letter.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: published ? 'letter.published' : 'letter.unpublished', objectType: 'letter', objectId: id, nodeId: letter.officeId });
    await touchPages(tx);
  });
}

/** Takes back one's own letter: its words go, and nobody need answer it. Errors: letter.not-found, voices.state. */
export async function withdrawLetter(ctx: Context, id: string): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const letter = await lockLetter(tx, id, { accountId: account.accountId, nodes: [] });
    if (letter.state === 'withdrawn') voiceErrors.fail('voices.state');
    await emptyLetter(tx, letter);
    await audit(tx, ctx, { action: 'letter.withdrawn', objectType: 'letter', objectId: id, nodeId: letter.officeId, before: { state: letter.state } });
    await touchPages(tx);
  });
}

/** Takes the author's words out of a letter. */
export async function emptyLetter(tx: Tx, letter: LetterRecord): Promise<void> {
  await tx.updateTable('letters').set({ state: 'withdrawn', published_at: null, subject: '—', version: letter.version + 1 }).where('id', '=', letter.id).execute();
  await tx.updateTable('letter_turns').set({ body: '' }).where('letter_id', '=', letter.id).where('by_office', '=', false).execute();
}

async function lockForOffice(tx: Tx, ctx: Context, id: string): Promise<LetterRecord> {
  const nodes = requireCapability(ctx.actor, answerLetters);
  const letter = await lockLetter(tx, id, { accountId: null, nodes });
  if (!nodes.includes(letter.officeId)) commonErrors.fail('auth.forbidden');
  return letter;
}
