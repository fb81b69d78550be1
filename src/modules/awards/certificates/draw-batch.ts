import { zipSync } from 'fflate';
import { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import { renderCertificates, type Certificate } from '../../../platform/documents/certificate.ts';
import { storeGenerated } from '../../../platform/files/store-upload.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { defineJob } from '../../../platform/jobs/jobs.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { certificateRows, requireBatch } from './certificates.queries.ts';
import { certificateTexts } from './draw.ts';

/** After so many of an archive its progress is written down. */
const STEP = 25;

const Payload = z.object({ batchId: z.string(), locale: z.enum(['zh-CN', 'en']), origin: z.string() });

/** `豫文明征〔2026〕12号.pdf`; what a file system does not take is left out. */
const fileName = (number: string) => `${number.replaceAll(/[\\/:*?"<>|]/g, '')}.pdf`;

/** Each certificate as a PDF of its own in an archive. `onStep` hears how many are done. */
export async function drawArchive(ctx: Pick<Context, 'documents'>, certificates: readonly Certificate[], locale: Locale, at: Date, onStep: (done: number) => Promise<void> = async () => {}): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [index, certificate] of certificates.entries()) {
    files[fileName(certificate.number)] = (await renderCertificates(ctx.documents, [certificate], locale, at)).pdf;
    if ((index + 1) % STEP === 0) await onStep(index + 1);
  }
  // What a PDF holds is packed already.
  return zipSync(files, { level: 0, mtime: at });
}

/** Draws the certificates of a batch that are in force. Run again, it draws them again and keeps the newer file; one that is done stays. */
export const drawBatchJob = defineJob({
  name: 'awards.draw-batch',
  schema: Payload,
  async handle(ctx, { batchId, locale, origin }) {
    const batch = await requireBatch(ctx.db, batchId);
    if (batch.state === 'done') return;
    await ctx.db.updateTable('award_certificate_batches').set({ state: 'running', done: 0 }).where('id', '=', batchId).execute();
    const step = async (done: number) => {
      await ctx.db.updateTable('award_certificate_batches').set({ done }).where('id', '=', batchId).execute();
    };
    try {
      const rows = (await certificateRows(ctx.db, batch.contest_id, batch.certificate_ids)).filter((row) => row.revoked_at === null);
      const texts = await certificateTexts(ctx.db, batch.contest_id, rows, { locale, origin });
      const bytes = batch.form === 'zip' ? await drawArchive(ctx, texts, locale, batch.asked_at, step) : (await renderCertificates(ctx.documents, texts, locale, batch.asked_at)).pdf;
      const title = (await activityTitles(ctx.db, [batch.contest_id])).get(batch.contest_id)?.zh ?? '';
      await ctx.db.transaction().execute(async (tx) => {
        const file = await storeGenerated(tx, ctx, { bytes, name: `${title}-${locale === 'en' ? 'certificates' : '获奖证书'}.${batch.form}`, mime: batch.form === 'zip' ? 'application/zip' : 'application/pdf', ownerAccountId: batch.asked_by });
        await tx.updateTable('award_certificate_batches').set({ state: 'done', done: rows.length, file_id: file.id, finished_at: ctx.clock.now() }).where('id', '=', batchId).where('state', '<>', 'done').execute();
      });
    } catch (error) {
      await ctx.db.updateTable('award_certificate_batches').set({ state: 'failed', problem: String(error).slice(0, 500), finished_at: ctx.clock.now() }).where('id', '=', batchId).execute();
      throw error;
    }
  },
});
