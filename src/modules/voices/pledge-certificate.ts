import { requireAccount } from '../../platform/auth/actor.ts';
import { dayOf } from '../../platform/calendar/calendar.ts';
import { decryptField } from '../../platform/crypto/fields.ts';
import { renderCertificates } from '../../platform/documents/certificate.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Bilingual, pick } from '../../platform/i18n/messages.ts';
import { activityTitles } from '../campaigns/public.ts';
import { organizationNames } from '../organizations/public.ts';
import { type PledgeRecord, signatureOf } from './pledges.queries.ts';
import { NAME_PURPOSE } from './usecases/sign-pledge.ts';
import { voiceErrors } from './voices.errors.ts';

const nothing: Bilingual = { zh: '', en: '' };

/** Where a signature's certificate is checked. */
export const checkPath = (code: string) => `/pledge-certificates/${code}`;

/** The certificate of the acting person's own signature, as PDF. Errors: auth.required, pledge.not-signed. */
export async function renderPledgeCertificate(ctx: Context, pledge: PledgeRecord): Promise<{ pdf: Uint8Array; name: string }> {
  const signature = await signatureOf(ctx.db, pledge.id, requireAccount(ctx.actor).accountId);
  if (signature === undefined || signature.nameCipher === null) return voiceErrors.fail('pledge.not-signed');
  const en = ctx.locale === 'en';
  const title = pick((await activityTitles(ctx.db, [pledge.id])).get(pledge.id) ?? nothing, ctx.locale);
  const host = pick((await organizationNames(ctx.db, [pledge.hostId])).get(pledge.hostId) ?? nothing, ctx.locale);
  const name = decryptField(ctx.keys, NAME_PURPOSE, signature.nameCipher);
  const certificate = {
    title: en ? 'Pledge' : '承诺证书',
    to: name,
    body: en ? `You signed the pledge “${title}” as number ${signature.number}.\n${pick(pledge.text, 'en')}` : `您签署了《${title}》，编号第${signature.number}号。\n${pledge.text.zh}`,
    issuers: [host], date: dayOf(signature.signedAt), number: String(signature.number), checkAt: `${ctx.origin}${checkPath(signature.code)}`,
  };
  const { pdf } = await renderCertificates(ctx.documents, [certificate], ctx.locale, signature.signedAt);
  return { pdf, name: `${title}-${signature.number}.pdf` };
}
