import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { HistoryPanel } from '../../../console/shared/history-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import { Beside, Section } from '../../../console/shared/section.tsx';
import { useCan } from '../../../console/shared/session.tsx';
import { sendNotices } from '../notices.policy.ts';
import type { Notice } from '../notices.schemas.ts';
import { DocumentView } from './document-view.tsx';
import { ExportsPanel } from './exports-panel.tsx';
import { historyMessages } from './history.messages.ts';
import { IssuerActions } from './issuer-actions.tsx';
import { listMessages } from './list.messages.ts';
import { ProgressView } from './progress-view.tsx';
import { notices } from './source.ts';
import { NoticeTag } from './state-words.tsx';
import { UnitSide } from './unit-side.tsx';
import { UnitsTable } from './units-table.tsx';
import { Withdrawn } from './withdrawn.tsx';
import './notices.css';

/** State, number, issuer and times of a notice, under its title. */
function NoticeMeta({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  return (
    <>
      <NoticeTag notice={{ ...notice, wantsReturn: notice.form !== null }} />
      {notice.number === null ? null : <span>{notice.number}</span>}
      <span>{notice.issuer.name}</span>
      {notice.sentAt === null ? null : <span>{text.sentAt} <InstantText at={notice.sentAt} as="exact" /></span>}
      {notice.dueAt === null ? null : <span>{text.due} <InstantText at={notice.dueAt} /></span>}
    </>
  );
}

function Followed({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  const go = useGo();
  const sends = useCan()(sendNotices);
  const { colon } = usePunctuation();
  const issues = notice.standings.includes('issuer');
  const show = (filter: { state?: string; under?: string }) => {
    go(`/notices/${notice.id}${queryString(filter)}`);
    document.getElementById('units')?.scrollIntoView({ behavior: 'smooth' });
  };
  return (
    <>
      <PageHeader
        title={notice.title}
        meta={<NoticeMeta notice={notice} />}
        actions={<>{issues ? <IssuerActions notice={notice} /> : null}{notice.form === null ? null : <DownloadButton from={notices.table(notice.id)}>{text.table}</DownloadButton>}</>}
      />
      <Withdrawn notice={notice} />
      {notice.myOrganizations.map((unit) => <p key={unit.id}><Button type="primary" onClick={() => go(`/notices/${notice.id}/units/${unit.id}`)}>{text.myUnit}{colon}{unit.name}</Button></p>)}
      {notice.counts === null ? null : <ProgressView notice={notice} counts={notice.counts} show={show} />}
      <UnitsTable notice={notice} />
      <div className="notice-beside"><Beside
        main={<Section title={text.document}><DocumentView notice={notice} /></Section>}
        aside={issues ? <>{sends && notice.form !== null ? <ExportsPanel noticeId={notice.id} mayAsk /> : null}{notice.state === 'draft' ? null : <FactsPanel query={{ node: notice.issuer.id, subjectType: 'notice', subject: notice.id }} />}<HistoryOf id={notice.id} /></> : null}
      /></div>
    </>
  );
}

function HistoryOf({ id }: { id: string }) {
  const words = useText(historyMessages);
  return <HistoryPanel from={notices.history(id)} actions={words} />;
}

/** A notice: followed by its issuer and the offices above, dealt with by its recipient. */
export default function NoticePage() {
  const { noticeId } = useRouteParams<'noticeId'>();
  const query = useQuery({ queryKey: ['notices', 'one', noticeId], queryFn: ({ signal }) => notices.one(noticeId, signal) });
  return (
    <Loaded query={query} bones={10}>
      {(notice) => {
        const [unit] = notice.myOrganizations;
        if (unit !== undefined && notice.myOrganizations.length === 1 && !notice.standings.includes('issuer')) return <UnitSide notice={notice} organizationId={unit.id} />;
        return <Followed notice={notice} />;
      }}
    </Loaded>
  );
}
