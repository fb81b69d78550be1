import { z } from 'zod';
import { defineJob, enqueue } from '../../../platform/jobs/jobs.ts';
import { tell } from '../tell.ts';

const BATCH = 500;

/**
 * Tells the recipients of a sent notice, a batch a run. Those told are marked in the transaction that writes their messages, so a run
 * that is repeated goes on where the last one ended.
 */
export const announceNoticeJob = defineJob({
  name: 'notices.announce',
  schema: z.object({ noticeId: z.string() }),
  async handle(ctx, { noticeId }) {
    await ctx.db.transaction().execute(async (tx) => {
      const notice = await tx.selectFrom('notices').selectAll().where('id', '=', noticeId).where('state', '=', 'sent').executeTakeFirst();
      if (notice === undefined) return;
      const batch = await tx.selectFrom('notice_recipients').select('organization_id').where('notice_id', '=', noticeId).where('notified_at', 'is', null).limit(BATCH).forUpdate().skipLocked().execute();
      if (batch.length === 0) return;
      const ids = batch.map(({ organization_id }) => organization_id);
      await tx.updateTable('notice_recipients').set({ notified_at: ctx.clock.now() }).where('notice_id', '=', noticeId).where('organization_id', 'in', ids).execute();
      await tell(tx, ctx, notice, ids, { kind: 'new', due: notice.due_at });
      await enqueue(tx, announceNoticeJob, { noticeId });
    });
  },
});
