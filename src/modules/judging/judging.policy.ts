import { capability } from '../../platform/auth/actor.ts';

/** Set up rounds, panels and assignments for contests that the office hosts, and see their results. */
export const manageJudging = capability('judging.manage', ['office_admin']);
/** Be on a panel: what a judge sees and does hangs on the panel itself, row by row. */
export const beJudge = capability('judging.judge', ['judge']);
/** Roles that see who entered what within their area: who holds one there cannot judge blind. */
export const SEE_AUTHORS: readonly string[] = ['office_admin', 'editor', 'unit_liaison'];
