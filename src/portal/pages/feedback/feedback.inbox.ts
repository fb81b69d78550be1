import type { InboxSource } from '../../../platform/inbox/inbox.ts';
import type { Sweep } from '../../../platform/jobs/jobs.ts';
import { dealsWithFeedback } from './answer-feedback.ts';
import { feedbackMessages } from './feedback.messages.ts';
import { removeContacts, waitingFeedback } from './feedback.queries.ts';

const DAY_MS = 86_400_000;
/** A site with messages unanswered for three months fails its assessment (conventions, section 6); contacts are kept no longer either. */
const ANSWER_DAYS = 90;

/** Feedback that waits, for those who deal with it. */
export const feedbackInbox: InboxSource = async (ctx) => {
  if (!(await dealsWithFeedback(ctx))) return [];
  const { count, oldest } = await waitingFeedback(ctx.db);
  if (oldest === null) return [];
  const due = new Date(oldest.getTime() + ANSWER_DAYS * DAY_MS);
  return [{ key: 'site-feedback', title: feedbackMessages(ctx.locale).waits({ count }), action: { zh: '答复', en: 'Answer' }, href: '/console/feedback?state=waiting', dueAt: due.toISOString(), overdue: due < ctx.clock.now() }];
};

/** Contacts that nobody answered to go. */
export const removeOldFeedbackContacts: Sweep = {
  name: 'portal.remove-old-feedback-contacts',
  async run(ctx) {
    await removeContacts(ctx.db, new Date(ctx.clock.now().getTime() - ANSWER_DAYS * DAY_MS));
  },
};
