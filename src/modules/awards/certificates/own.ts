import { requireAccount } from '../../../platform/auth/actor.ts';
import { renderCertificates } from '../../../platform/documents/certificate.ts';
import type { Context } from '../../../platform/http/context.ts';
import { requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import type { CertificateCheck } from '../awards.schemas.ts';
import { requireAward } from '../grants/awards.queries.ts';
import { checkCertificate, requireCertificate } from './certificates.queries.ts';
import { certificateTexts } from './draw.ts';

/** A certificate in force as PDF, for its host and for who entered the work. Errors: auth.required, certificate.not-found, .revoked. */
export async function drawOne(ctx: Context, id: string): Promise<{ bytes: Uint8Array; name: string }> {
  const row = await requireCertificate(ctx.db, id);
  const award = await requireAward(ctx.db, row.award_id);
  if (award.account_id !== requireAccount(ctx.actor).accountId) await requireHost(ctx.db, ctx, row.host_id).catch(() => awardErrors.fail('certificate.not-found'));
  if (row.revoked_at !== null) awardErrors.fail('certificate.revoked');
  const texts = await certificateTexts(ctx.db, row.contest_id, [row], ctx);
  return { bytes: (await renderCertificates(ctx.documents, texts, ctx.locale, row.issued_at)).pdf, name: `${row.number}.pdf` };
}

/** Certificates of the works that the acting person entered, revoked ones among them. */
export async function ownCertificates(ctx: Context): Promise<(CertificateCheck & { id: string })[]> {
  const { accountId } = requireAccount(ctx.actor);
  const rows = await ctx.db.selectFrom('award_certificates as c').innerJoin('awards as a', 'a.id', 'c.award_id').select(['c.id', 'c.code']).where('a.account_id', '=', accountId).orderBy('c.issued_at', 'desc').limit(200).execute();
  return Promise.all(rows.map(async (row) => ({ id: row.id, ...(await checkCertificate(ctx.db, row.code)) })));
}
