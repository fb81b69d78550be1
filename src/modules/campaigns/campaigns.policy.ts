import { type Actor, capability, nodesWhere } from '../../platform/auth/actor.ts';

/** See campaigns of one's subtree, drafts among them, and published ones of the offices above. */
export const seeCampaigns = capability('campaigns.see', ['office_admin', 'unit_liaison', 'editor']);
/** Compose in the name of the office at which the role is held. */
export const composeCampaigns = capability('campaigns.compose', ['office_admin']);
/** Publish, close and archive campaigns of that office, and its bulletins. */
export const publishCampaigns = capability('campaigns.publish', ['office_admin']);
/** Change the prose of that office's campaigns and write bulletins. */
export const editCampaignProse = capability('campaigns.edit-prose', ['office_admin', 'editor']);

/** Whether the actor may do this for campaigns of a host: the role is held there, not above. The program itself may. */
export function mayFor(actor: Actor, wanted: typeof composeCampaigns, hostId: string): boolean {
  return actor.kind === 'system' || nodesWhere(actor, wanted).includes(hostId);
}
