import { capability } from '../../platform/auth/actor.ts';

/** Set up polls for the office at which the role is held. */
export const managePolls = capability('polls.manage', ['office_admin']);
/** Look at fraud marks and decide on them. */
export const reviewPolls = capability('polls.review', ['office_admin']);
/** See polls of one's subtree. */
export const seePolls = capability('polls.see', ['office_admin', 'editor', 'unit_liaison']);
