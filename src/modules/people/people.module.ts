import { createApi } from '../../platform/http/api.ts';
import { sendMessageJob } from '../../platform/messaging/messaging.ts';
import { auditLogApi } from './audit-log.routes.ts';
import { demoApi } from './demo.routes.ts';
import { peopleExportsApi } from './exports.routes.ts';
import { meApi } from './me.routes.ts';
import { peopleApi } from './people.routes.ts';
import { peopleSweeps } from './people.sweeps.ts';
import { peoplePages } from './portal/index.ts';
import { exportsInbox } from './usecases/export-people.ts';
import { sessionsApi } from './sessions.routes.ts';
import { setupApi } from './setup.routes.ts';

const api = createApi();
for (const router of [setupApi, sessionsApi, meApi, auditLogApi, peopleExportsApi, peopleApi, demoApi]) api.route('/', router);

export const peopleModule = { name: 'people', api, pages: peoplePages, jobs: [sendMessageJob], sweeps: peopleSweeps, inbox: exportsInbox };
