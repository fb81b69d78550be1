import { requireAccount } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { readyFiles } from '../../platform/files/files.queries.ts';
import { serveFile } from '../../platform/files/serve-file.ts';
import { isHeld, plainName } from './blind-work.ts';
import { judgingErrors } from './judging.errors.ts';
import { requireRound } from './rounds.queries.ts';
import { requireWork } from './works.queries.ts';

/**
 * Answers with the bytes of a judge's medium. A picture is given in a smaller form only (no camera, place or author in it), a film and sound as
 * stored (their notes were blanked on upload), and what may still name its author not at all while authors are blind. The name is the work's number.
 * Errors: judging.work-not-found, .media-held, .media-not-ready.
 */
export async function serveMedium(ctx: Context, request: Request, id: string, small: boolean): Promise<Response> {
  const { accountId } = requireAccount(ctx.actor);
  const medium = await ctx.db.selectFrom('judging_media').selectAll().where('id', '=', id).executeTakeFirst();
  if (medium === undefined) return judgingErrors.fail('judging.work-not-found');
  const work = await requireWork(ctx.db, medium.assignment_id, accountId);
  if (work.state === 'recused') judgingErrors.fail('judging.recused');
  const round = await requireRound(ctx.db, work.round_id);
  const file = (await readyFiles(ctx.db, [medium.file_id])).get(medium.file_id);
  if (file === undefined) return judgingErrors.fail('judging.work-not-found');
  if (isHeld(round, file.mime)) judgingErrors.fail('judging.media-held');
  if (file.mime.startsWith('image/')) {
    const forms = Object.entries(file.derivatives).filter(([name]) => name.startsWith('w')).toSorted(([, a], [, b]) => a.width - b.width).map(([, form]) => form);
    const form = small ? (forms.find(({ width }) => width >= 640) ?? forms.at(-1)) : forms.at(-1);
    if (form === undefined) return judgingErrors.fail('judging.media-not-ready');
    return serveFile(ctx, request, { ...form, name: plainName(work.number, medium.position, form.mime) }, 'reader');
  }
  return serveFile(ctx, request, { sha256: file.sha256, size: file.size, mime: file.mime, name: plainName(work.number, medium.position, file.mime) }, 'reader');
}
