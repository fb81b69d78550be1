import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { claimFile } from '../../platform/files/claim-file.ts';
import { readyFiles } from '../../platform/files/files.queries.ts';
import { fileUrl } from '../../platform/files/file-links.ts';
import type { FileVisibility } from '../../platform/files/file-visibility.ts';
import type { Context } from '../../platform/http/context.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { CodedError } from '../../platform/errors/errors.ts';
import { openNotice } from './notices.access.ts';
import { seeNotices } from './notices.policy.ts';
import type { Notice, NoticeDraft } from './notices.schemas.ts';

type Attachments = NoticeDraft['attachments'];

/** Takes up the files of a draft; one that an earlier version of the draft has may be somebody else's. Errors: file.not-found. */
export async function claimAttachments(tx: Tx, ctx: Context, attachments: Attachments, before: Attachments): Promise<void> {
  for (const [index, { fileId }] of attachments.entries()) {
    if (before.some((attachment) => attachment.fileId === fileId)) continue;
    await claimFile(tx, ctx, fileId, ['document', 'picture'], `attachments.${index}.fileId`);
  }
}

/** Attachments with the names and sizes of their files; files that are gone are left out. */
export async function presentAttachments(db: Db, attachments: Attachments): Promise<Notice['attachments']> {
  const files = await readyFiles(db, attachments.map(({ fileId }) => fileId));
  return attachments.flatMap(({ fileId, title }) => {
    const file = files.get(fileId);
    return file === undefined ? [] : [{ fileId, title, name: file.name, size: file.size, url: fileUrl(file) }];
  });
}

/** Whoever may read a notice may read its attachments. */
export const noticeFileVisibility: FileVisibility = async (ctx, fileId) => {
  if (nodesWhere(ctx.actor, seeNotices).length === 0) return null;
  const notices = await ctx.db.selectFrom('notices').select('id').where(sql<boolean>`attachments @> ${JSON.stringify([{ fileId }])}::jsonb`).limit(50).execute();
  for (const { id } of notices) {
    try {
      await openNotice(ctx.db, ctx, id);
      return 'reader';
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }
  return null;
};
