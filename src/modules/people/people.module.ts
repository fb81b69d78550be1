import { sendMessageJob } from '../../platform/messaging/messaging.ts';
import { sessionsApi } from './sessions.routes.ts';

export const peopleModule = { name: 'people', api: sessionsApi, jobs: [sendMessageJob] };
