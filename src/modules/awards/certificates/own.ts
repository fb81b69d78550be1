import { sql } from 'kysely';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { renderCertificates } from '../../../platform/documents/certificate.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { ownPartsIn } from '../../contests/public.ts';
import { requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import type { CertificateCheck } from '../awards.schemas.ts';
import { requireAward } from '../grants/awards.queries.ts';
import { type CertificateRow, checkCertificate, requireCertificate } from './certificates.queries.ts';
import { certificateTexts } from './draw.ts';

/** Certificates that are the account's: of works it entered, and made out to its owner as an author or tutor. */
async function isOwn(db: Db, row: CertificateRow, entrantId: string | null, accountId: string): Promise<boolean> {
  return entrantId === accountId || (row.author_id !== null && (await ownPartsIn(db, accountId)).includes(row.author_id));
}

/** A certificate in force as PDF, for its host, for who entered the work, and for the author or tutor it is made out to. Errors: auth.required, certificate.not-found, .revoked. */
export async function drawOne(ctx: Context, id: string): Promise<{ bytes: Uint8Array; name: string }> {
  const row = await requireCertificate(ctx.db, id);
  const award = await requireAward(ctx.db, row.award_id);
  if (!(await isOwn(ctx.db, row, award.account_id, requireAccount(ctx.actor).accountId))) await requireHost(ctx.db, ctx, row.host_id).catch(() => awardErrors.fail('certificate.not-found'));
  if (row.revoked_at !== null) awardErrors.fail('certificate.revoked');
  const texts = await certificateTexts(ctx.db, row.contest_id, [row], ctx);
  return { bytes: (await renderCertificates(ctx.documents, texts, ctx.locale, row.issued_at)).pdf, name: `${row.number}.pdf` };
}

/** Certificates of the works that the acting person entered, and their own as an author or tutor, revoked ones among them. */
export async function ownCertificates(ctx: Context): Promise<(CertificateCheck & { id: string })[]> {
  const { accountId } = requireAccount(ctx.actor);
  const parts = await ownPartsIn(ctx.db, accountId);
  const rows = await ctx.db
    .selectFrom('award_certificates as c')
    .innerJoin('awards as a', 'a.id', 'c.award_id')
    .select(['c.id', 'c.code'])
    .where((eb) => eb.or([eb('a.account_id', '=', accountId), sql<boolean>`c.author_id = any(${parts}::uuid[])`]))
    .orderBy('c.issued_at', 'desc')
    .orderBy('c.serial')
    .limit(200)
    .execute();
  return Promise.all(rows.map(async (row) => ({ id: row.id, ...(await checkCertificate(ctx.db, row.code)) })));
}
