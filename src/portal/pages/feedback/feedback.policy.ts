import { capability } from '../../../platform/auth/actor.ts';

/** Read what people say about the site and the console, answer and close it: administrators at the top of the tree. */
export const answerSiteFeedback = capability('portal.answer-feedback', ['office_admin', 'system_admin']);
