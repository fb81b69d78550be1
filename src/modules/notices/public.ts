export { noticeFacts } from './notices.facts.ts';
export { answerNotices, seeNotices, sendNotices } from './notices.policy.ts';
export { type NoticeDraft } from './notices.schemas.ts';
export { draftNotice } from './usecases/draft-notice.ts';
export { sendNotice } from './usecases/send-notice.ts';
