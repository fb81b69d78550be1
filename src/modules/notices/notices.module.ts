import { createApi } from '../../platform/http/api.ts';
import { noticeFileVisibility } from './attachments.ts';
import { noticeExportsApi } from './exports.routes.ts';
import { announceNoticeJob } from './jobs/announce-notice.ts';
import { tellRemindersJob } from './jobs/tell-reminders.ts';
import { remindSweep, removeContactsSweep } from './jobs/remind.sweep.ts';
import { noticeFacts } from './notices.facts.ts';
import { noticesInbox } from './notices.inbox.ts';
import { noticesApi } from './notices.routes.ts';
import { noticeSubject, returnSubject } from './notices.subjects.ts';
import { recipientsApi } from './recipients.routes.ts';

const api = createApi().route('/', noticesApi).route('/', recipientsApi).route('/', noticeExportsApi);

export const noticesModule = {
  name: 'notices',
  api,
  factKinds: noticeFacts,
  jobs: [announceNoticeJob, tellRemindersJob],
  sweeps: [remindSweep, removeContactsSweep],
  subjects: [noticeSubject, returnSubject],
  inbox: noticesInbox,
  fileVisibility: noticeFileVisibility,
};
