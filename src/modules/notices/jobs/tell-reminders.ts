import { z } from 'zod';
import { defineJob, enqueue } from '../../../platform/jobs/jobs.ts';
import { tell } from '../tell.ts';

const BATCH = 200;

/** Writes the messages of a notice's reminders, a batch a run. Those written are marked in the same transaction, so a run that is repeated sends none twice. */
export const tellRemindersJob = defineJob({
  name: 'notices.tell-reminders',
  schema: z.object({ noticeId: z.string() }),
  async handle(ctx, { noticeId }) {
    await ctx.db.transaction().execute(async (tx) => {
      const batch = await tx.selectFrom('notice_reminders').select(['id', 'organization_id', 'kind', 'due_at']).where('notice_id', '=', noticeId).where('told_at', 'is', null).limit(BATCH).forUpdate().skipLocked().execute();
      if (batch.length === 0) return;
      await tx.updateTable('notice_reminders').set({ told_at: ctx.clock.now() }).where('id', 'in', batch.map(({ id }) => id)).execute();
      const notice = await tx.selectFrom('notices').selectAll().where('id', '=', noticeId).executeTakeFirstOrThrow();
      const now = ctx.clock.now();
      const groups = Map.groupBy(batch, ({ due_at }) => due_at?.getTime() ?? null);
      for (const [at, reminders] of groups) {
        const due = at === null ? null : new Date(at);
        if (notice.state === 'sent') await tell(tx, ctx, notice, reminders.map(({ organization_id }) => organization_id), { kind: due !== null && due <= now ? 'overdue' : 'reminder', due });
      }
      await enqueue(tx, tellRemindersJob, { noticeId });
    });
  },
});
