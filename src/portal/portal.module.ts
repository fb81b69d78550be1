import { feedbackInbox, removeOldFeedbackContacts } from './pages/feedback/feedback.inbox.ts';
import { feedbackApi } from './pages/feedback/feedback.routes.ts';

/** The public site's own part of the API. Its pages are mounted after those of all modules. */
export const portalModule = { name: 'portal', api: feedbackApi, inbox: feedbackInbox, sweeps: [removeOldFeedbackContacts] };
