import { createApi } from '../../platform/http/api.ts';
import { registerPersonContributor } from '../people/public.ts';
import { evidenceReader } from './awards.files.ts';
import { awardFacts } from './awards.facts.ts';
import { awardsInbox } from './awards.inbox.ts';
import { awardsApi } from './awards.routes.ts';
import { accountApi } from './account.routes.ts';
import { awardSubject, caseSubject, proposalSubject } from './awards.subjects.ts';
import { casesApi } from './cases.routes.ts';
import { drawBatchJob } from './certificates/draw-batch.ts';
import { certificatesApi } from './certificates.routes.ts';
import { awardsOfPerson } from './person.contributor.ts';
import { awardPages } from './portal/award-pages.tsx';
import { sweepNotices } from './proposals/publish-notice.ts';

export { awardLinksOf } from './call-links.ts';

registerPersonContributor(awardsOfPerson);

export const awardsModule = {
  name: 'awards',
  api: createApi().route('/', awardsApi).route('/', casesApi).route('/', certificatesApi).route('/', accountApi),
  pages: awardPages,
  factKinds: awardFacts,
  subjects: [proposalSubject, caseSubject, awardSubject],
  jobs: [drawBatchJob],
  sweeps: [{ name: 'awards.notices', run: sweepNotices }],
  inbox: awardsInbox,
  fileVisibility: evidenceReader,
};
