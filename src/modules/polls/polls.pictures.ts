import type { Context } from '../../platform/http/context.ts';

/** Everybody sees the pictures of options once the rules are published. */
export async function optionPictureVisibility(ctx: Context, fileId: string): Promise<'everybody' | null> {
  const row = await ctx.db.selectFrom('poll_options').innerJoin('polls', 'polls.id', 'poll_options.poll_id').select('polls.id').where('poll_options.file_id', '=', fileId).where('polls.state', '<>', 'draft').executeTakeFirst();
  return row === undefined ? null : 'everybody';
}
