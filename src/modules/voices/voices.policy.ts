import { capability } from '../../platform/auth/actor.ts';

/** Set up topics, tribute walls and pledges for the office at which the role is held. */
export const manageVoices = capability('voices.manage', ['office_admin']);
/** Decide on posts of the office's topics and walls, and answer appeals. */
export const moderatePosts = capability('voices.moderate', ['office_admin', 'editor']);
/** Answer letters to the office, and speak under its topics in its name. */
export const answerLetters = capability('voices.answer', ['office_admin', 'editor']);
