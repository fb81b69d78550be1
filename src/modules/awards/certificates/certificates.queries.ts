import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../db/types.ts';
import type { Db } from '../../../platform/db/db.ts';
import { fileUrl } from '../../../platform/files/file-links.ts';
import { findFile } from '../../../platform/files/files.queries.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { entriesInBrief, type EntryInBrief } from '../../contests/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { awardErrors } from '../awards.errors.ts';
import { readCode } from '../awards.rules.ts';
import type { Award, Batch, Certificate, CertificateCheck } from '../awards.schemas.ts';
import type { BatchState, Holder } from '../awards.words.ts';
import { awardsOf, requireAward } from '../grants/awards.queries.ts';

export type CertificateRow = Selectable<DB['award_certificates']>;
export type BatchRow = Selectable<DB['award_certificate_batches']>;
const NONE = { zh: '', en: '' };

/** Whom a certificate names, as they agree to at this moment. */
export const holderNames = (row: Pick<CertificateRow, 'holder' | 'author_id'>, entry: Pick<EntryInBrief, 'credits' | 'people'> | undefined): readonly string[] =>
  row.holder === 'work' ? (entry?.credits ?? []) : (entry?.people ?? []).filter(({ id }) => id === row.author_id).map(({ name }) => name);

/** A certificate by id; refuses with certificate.not-found. `lock` holds its row until the transaction ends. */
export async function requireCertificate(db: Db, id: string, lock = false): Promise<CertificateRow> {
  return (await db.selectFrom('award_certificates').selectAll().where('id', '=', id).$if(lock, (q) => q.forUpdate()).executeTakeFirst()) ?? awardErrors.fail('certificate.not-found');
}

/** Certificates of a contest by number, revoked ones among them; or only those of `ids`. */
export const certificateRows = (db: Db, contestId: string, ids?: readonly string[]): Promise<CertificateRow[]> =>
  db.selectFrom('award_certificates').selectAll().where('contest_id', '=', contestId).$if(ids !== undefined, (q) => q.where(sql<boolean>`id = any(${[...(ids ?? [])]}::uuid[])`)).orderBy('issued_at').orderBy('serial').execute();

/** The same as they are shown. */
export async function certificatesOf(db: Db, contestId: string): Promise<Certificate[]> {
  const rows = await certificateRows(db, contestId);
  const awards = new Map((await awardsOf(db, contestId)).map((award): [string, Award] => [award.id, award]));
  const entries = await entriesInBrief(db, [...awards.values()].map(({ entryId }) => entryId));
  return rows.map((row) => {
    const award = awards.get(row.award_id)!;
    return {
      id: row.id, awardId: row.award_id, holder: row.holder as Holder, number: row.number, code: row.code, title: award.title, level: award.level, category: award.category, credits: [...holderNames(row, entries.get(award.entryId))], unit: award.unit, issuedAt: row.issued_at.toISOString(), revokedAt: row.revoked_at?.toISOString() ?? null, revokedReason: row.revoked_reason,
    };
  });
}

/** What anybody may learn by a certificate's code, however it was typed. Errors: certificate.not-found. */
export async function checkCertificate(db: Db, code: string): Promise<CertificateCheck> {
  const row = (await db.selectFrom('award_certificates').selectAll().where('code', '=', readCode(code)).executeTakeFirst()) ?? awardErrors.fail('certificate.not-found');
  const { contest_id: contestId, host_id: hostId } = await requireAward(db, row.award_id);
  const [award] = await awardsOf(db, contestId, { ids: [row.award_id] });
  const entry = (await entriesInBrief(db, [award!.entryId])).get(award!.entryId);
  return {
    code: row.code, holder: row.holder as Holder, number: row.number, valid: row.revoked_at === null, revokedAt: row.revoked_at?.toISOString() ?? null, revokedReason: row.revoked_reason, contest: (await activityTitles(db, [contestId])).get(contestId) ?? NONE, contestId,
    host: (await organizationNames(db, [hostId])).get(hostId) ?? NONE, category: award!.category, level: award!.level, title: award!.title, entryId: award!.entryId, credits: [...holderNames(row, entry)], unit: award!.unit, issuedAt: row.issued_at.toISOString(), awardedAt: award!.grantedAt, logSeq: String(row.log_seq),
  };
}


/** A batch by id; refuses with award.not-found. */
export async function requireBatch(db: Db, id: string): Promise<BatchRow> {
  return (await db.selectFrom('award_certificate_batches').selectAll().where('id', '=', id).executeTakeFirst()) ?? awardErrors.fail('award.not-found');
}

/** Batches of a contest, the newest first. */
export const batchRows = (db: Db, contestId: string): Promise<BatchRow[]> => db.selectFrom('award_certificate_batches').selectAll().where('contest_id', '=', contestId).orderBy('id', 'desc').limit(20).execute();

export async function presentBatch(db: Db, row: BatchRow): Promise<Batch> {
  const file = row.file_id === null ? undefined : await findFile(db, row.file_id);
  return {
    id: row.id, contestId: row.contest_id, form: row.form as 'pdf' | 'zip', state: row.state as BatchState, total: row.certificate_ids.length, done: row.done, file: file === undefined || file.state !== 'ready' ? null : { id: file.id, url: fileUrl(file), name: file.name }, askedAt: row.asked_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
