import { capability } from '../../platform/auth/actor.ts';

/** Set up calls for entries for the office at which the role is held. */
export const manageContests = capability('contests.manage', ['office_admin']);
/** Decide on the entries that wait at the office at which the role is held. */
export const decideEntries = capability('contests.decide', ['office_admin', 'editor']);
/** See entries of one's subtree. */
export const seeEntries = capability('contests.see', ['office_admin', 'editor', 'unit_liaison']);
/** Enter works for the unit at which the role is held. */
export const enterForUnit = capability('contests.enter', ['unit_liaison', 'office_admin']);
