import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { appendLeaves, appendToLog, leafOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { zonedParts } from '../../../platform/calendar/zoned-time.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { entriesInBrief } from '../../contests/public.ts';
import { hostedContest, requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import { certificateNumber, codeOf } from '../awards.rules.ts';
import { type Holder, HOLDERS } from '../awards.words.ts';
import { lockScheme, type SchemeRecord } from '../scheme/scheme.queries.ts';
import { drawBatchJob } from './draw-batch.ts';
import { type CertificateRow, requireCertificate } from './certificates.queries.ts';

const LOG = 'house';

/** A leaf holds the code's hash: the code opens a page with a name on it, and a leaf is for ever. */
const leaf = (certificate: { number: string; code: string; awardId: string }, state: 'issued' | 'revoked', at: Date) => leafOf('certificate', { certificate: certificate.number, code: hash('sha256', certificate.code, 'hex'), award: certificate.awardId, state, at: at.toISOString() });

/** Gives numbers of a series in one step; two who issue at once take turns. @returns the first of them */
async function takeNumbers(tx: Tx, scheme: SchemeRecord, year: number, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into award_certificate_series (host_id, prefix, year, last) values (${scheme.hostId}, ${scheme.numberPrefix}, ${year}, ${count})
    on conflict (host_id, prefix, year) do update set last = award_certificate_series.last + ${count} returning last`.execute(tx);
  return rows[0]!.last - count + 1;
}

interface Missing {
  readonly awardId: string;
  readonly holder: Holder;
  readonly authorId: string | null;
}

/** What has no certificate in force of those asked for: awards by category and place, each for its work, then its authors, then its tutors, as far as they are named now. */
async function missingOf(tx: Tx, contestId: string, holders: readonly Holder[]): Promise<Missing[]> {
  const awards = await tx.selectFrom('awards').select(['id', 'entry_id']).where('contest_id', '=', contestId).where('revoked_at', 'is', null).orderBy('category_id').orderBy('position').execute();
  const valid = await tx.selectFrom('award_certificates').select(['award_id', 'holder', 'author_id']).where('contest_id', '=', contestId).where('revoked_at', 'is', null).execute();
  const issued = new Set(valid.map((row) => `${row.award_id} ${row.holder} ${row.author_id}`));
  const entries = await entriesInBrief(tx, awards.map((award) => award.entry_id));
  return awards
    .flatMap(({ id, entry_id }) =>
      HOLDERS.filter((holder) => holders.includes(holder)).flatMap((holder): Missing[] =>
        holder === 'work' ? [{ awardId: id, holder, authorId: null }] : (entries.get(entry_id)?.people ?? []).filter(({ role }) => role === holder).map((person) => ({ awardId: id, holder, authorId: person.id })),
      ),
    )
    .filter(({ awardId, holder, authorId }) => !issued.has(`${awardId} ${holder} ${authorId}`));
}

/** Numbers and codes for what is asked for and has no certificate in force. */
async function issueMissing(tx: Tx, ctx: Context, scheme: SchemeRecord, holders: readonly Holder[]): Promise<void> {
  const missing = await missingOf(tx, scheme.contestId, holders);
  if (missing.length === 0) return;
  const now = ctx.clock.now();
  const { year } = zonedParts(now);
  const first = await takeNumbers(tx, scheme, year, missing.length);
  const made = missing.map((each, index) => ({ ...each, id: newId(), serial: first + index, number: certificateNumber(scheme.numberPrefix, year, first + index), code: codeOf(randomBytes(12)) }));
  const taken = await appendLeaves(tx, LOG, made.map((each) => leaf(each, 'issued', now)));
  await tx
    .insertInto('award_certificates')
    .values(made.map((each, index) => ({ id: each.id, award_id: each.awardId, holder: each.holder, author_id: each.authorId, contest_id: scheme.contestId, host_id: scheme.hostId, number: each.number, serial: each.serial, code: each.code, issued_at: now, issued_by: accountIdOf(ctx.actor), log_seq: Number(taken[index]!.seq) })))
    .execute();
  await audit(tx, ctx, { action: 'certificate.issued', objectType: 'contest', objectId: scheme.contestId, nodeId: scheme.hostId, after: { certificates: made.length, holders, first: made[0]!.number, last: made.at(-1)!.number } });
}

/**
 * Issues the certificates that a contest's awards still lack, for their works or each author or tutor, and has all in force for these drawn, as one PDF or an archive, by a job.
 * Errors: award.not-found, .no-scheme, certificate.none. @returns the batch's id
 */
export async function issueCertificates(ctx: Context, contestId: string, form: 'pdf' | 'zip', holders: readonly Holder[] = ['work']): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    await hostedContest(tx, ctx, contestId);
    const scheme = await lockScheme(tx, contestId);
    await issueMissing(tx, ctx, scheme, holders);
    const valid = await tx.selectFrom('award_certificates').select('id').where('contest_id', '=', contestId).where('revoked_at', 'is', null).where('holder', 'in', holders).orderBy('serial').execute();
    if (valid.length === 0) awardErrors.fail('certificate.none');
    const id = newId();
    await tx
      .insertInto('award_certificate_batches')
      .values({ id, contest_id: contestId, host_id: scheme.hostId, form, state: 'waiting', certificate_ids: valid.map((row) => row.id), asked_at: ctx.clock.now(), asked_by: accountIdOf(ctx.actor)! })
      .execute();
    await enqueue(tx, drawBatchJob, { batchId: id, locale: ctx.locale, origin: ctx.origin }, { key: `awards.draw-batch:${id}`, maxAttempts: 3 });
    await audit(tx, ctx, { action: 'certificate.batch-asked', objectType: 'contest', objectId: contestId, nodeId: scheme.hostId, after: { certificates: valid.length, form } });
    return id;
  });
}

async function revoke(tx: Tx, ctx: Context, row: CertificateRow, reason: string): Promise<void> {
  const now = ctx.clock.now();
  await appendToLog(tx, LOG, leaf({ number: row.number, code: row.code, awardId: row.award_id }, 'revoked', now));
  await tx.updateTable('award_certificates').set({ revoked_at: now, revoked_reason: reason }).where('id', '=', row.id).execute();
  await audit(tx, ctx, { action: 'certificate.revoked', objectType: 'certificate', objectId: row.id, nodeId: row.host_id, reason, after: { number: row.number } });
}

/** Revokes a certificate with a reason, which its page then says; the award stands, and the next batch issues another. Errors: certificate.not-found, .revoked. */
export async function revokeCertificate(ctx: Context, id: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const row = await requireCertificate(tx, id, true);
    await requireHost(tx, ctx, row.host_id);
    if (row.revoked_at !== null) awardErrors.fail('certificate.revoked');
    await revoke(tx, ctx, row, reason);
    await touchPages(tx);
  });
}

/** Revokes what certificates of an award are in force, in the caller's transaction. */
export async function revokeCertificatesOf(tx: Tx, ctx: Context, awardId: string, reason: string): Promise<void> {
  for (const row of await tx.selectFrom('award_certificates').selectAll().where('award_id', '=', awardId).where('revoked_at', 'is', null).forUpdate().execute()) await revoke(tx, ctx, row, reason);
}
