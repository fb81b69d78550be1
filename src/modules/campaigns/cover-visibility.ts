import { nodesWhere } from '../../platform/auth/actor.ts';
import type { FileVisibility } from '../../platform/files/file-visibility.ts';
import { seeCampaigns } from './campaigns.policy.ts';
import { seenCampaigns } from './campaigns.queries.ts';

/** The cover of a published campaign is everybody's; that of a draft its readers'. */
export const coverVisibility: FileVisibility = async (ctx, fileId) => {
  const covered = ctx.db.selectFrom('campaigns as c').select('c.id').where('c.cover_file_id', '=', fileId);
  if ((await covered.where('c.state', '<>', 'draft').limit(1).executeTakeFirst()) !== undefined) return 'everybody';
  const nodes = nodesWhere(ctx.actor, seeCampaigns);
  if (nodes.length === 0) return null;
  return (await covered.where(seenCampaigns(nodes)).limit(1).executeTakeFirst()) === undefined ? null : 'reader';
};
