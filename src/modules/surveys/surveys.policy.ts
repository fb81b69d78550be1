import { capability } from '../../platform/auth/actor.ts';

/** Set up surveys for the office at which the role is held, and publish their results. */
export const manageSurveys = capability('surveys.manage', ['office_admin']);
/** See surveys of one's subtree and their results, free texts included. */
export const seeSurveys = capability('surveys.see', ['office_admin', 'editor']);
