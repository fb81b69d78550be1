import { capability } from '../../platform/auth/actor.ts';

/** Set up awards, propose, publish and grant them, and issue certificates, for contests that the office hosts. */
export const manageAwards = capability('awards.manage', ['office_admin']);
/** Take objections in hand and answer them; what is in one is seen by whoever took it, and by nobody else. */
export const handleCases = capability('awards.handle-cases', ['office_admin']);
