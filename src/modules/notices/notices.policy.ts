import { type AccountActor, type Actor, capability, nodesWhere } from '../../platform/auth/actor.ts';

/** Read what went to one's organization and to those below it, and what those below it sent. */
export const seeNotices = capability('notices.see', ['office_admin', 'unit_liaison']);
/** Draft, number and send in the name of the office at which the role is held, and follow what was sent. */
export const sendNotices = capability('notices.send', ['office_admin']);
/** Sign, answer and ask for more time for the organization at which the role is held. */
export const answerNotices = capability('notices.answer', ['office_admin', 'unit_liaison']);

/** The offices in whose name the actor sends: where the role is held, not the offices below. */
export const issuesFor = (actor: Actor): string[] => nodesWhere(actor, sendNotices);
/** The organizations for which the actor answers: where a role is held, not those below. */
export const answersFor = (actor: Actor): string[] => nodesWhere(actor, answerNotices);
/** The acting person's id; null for the program itself. */
export const personIdOf = (actor: Actor): string | null => (actor.kind === 'account' ? (actor as AccountActor).personId : null);
