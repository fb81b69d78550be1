import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TOPIC_NAMES } from '../../portal/pages/feedback/feedback.messages.ts';
import type { FeedbackState, SiteFeedback } from '../../portal/pages/feedback/feedback.schemas.ts';
import { getJson, read } from '../shared/api-client.ts';
import { DataTable } from '../shared/data-table/data-table.tsx';
import type { RowAction } from '../shared/data-table/types.ts';
import { InstantText } from '../shared/instant-text.tsx';
import { useLocale, usePick, useText } from '../shared/locale.ts';
import { PageHeader } from '../shared/page-header.tsx';
import { queryString } from '../shared/query-string.ts';
import { StatusTag } from '../shared/status-tag.tsx';
import { AnswerDialog, feedbackRoutes } from './answer-dialog.tsx';
import { feedbackConsoleMessages } from './feedback.messages.ts';
import './feedback.css';

const KEY = ['site-feedback'];
const TONES = { waiting: 'waiting', answered: 'good', closed: 'still' } as const;
const stateOf = (item: SiteFeedback): FeedbackState => (item.reply !== null ? 'answered' : item.closedAt !== null ? 'closed' : 'waiting');

/** What people say about the site and the console: read, answered, closed. */
export default function FeedbackPage() {
  const text = useText(feedbackConsoleMessages);
  const locale = useLocale();
  const pick = usePick();
  const client = useQueryClient();
  const [answering, setAnswering] = useState<SiteFeedback | null>(null);
  const publicPage = locale === 'en' ? '/en/feedback' : '/feedback';
  const actionsOf = (item: SiteFeedback): RowAction[] => {
    const state = stateOf(item);
    if (state === 'closed') return [];
    const answer: RowAction = { key: 'answer', label: state === 'answered' ? text.change : text.answer, run: () => setAnswering(item) };
    if (state === 'answered') return [answer];
    const run = (reason: string) => read(feedbackRoutes['site-feedback'][':id'].closing.$post({ param: { id: item.id }, json: { reason } }));
    return [answer, { key: 'close', label: text.close, danger: true, confirm: { title: text.closeTitle, happens: [text.closeHappens], reason: true, danger: true, verb: text.close, run, done: text.wasClosed } }];
  };
  return (
    <>
      <PageHeader meta={<><span>{text.lead}</span><a href={publicPage} target="_blank" rel="noreferrer">{text.toPage}</a></>} />
      <DataTable<SiteFeedback>
        name="site.feedback"
        label={text.list}
        queryKey={KEY}
        load={(query, signal) => getJson<{ items: SiteFeedback[]; total: number }>(`/api/site-feedback${queryString(query)}`, signal)}
        rowKey={({ id }) => id}
        rowName={({ message }) => message.slice(0, 20)}
        exportFrom="/api/site-feedback/export"
        filters={[
          { key: 'state', label: text.state, kind: 'choice', options: (['waiting', 'answered', 'closed'] as const).map((value) => ({ value, label: text[value] })) },
          { key: 'topic', label: text.topic, kind: 'choice', options: Object.entries(TOPIC_NAMES).map(([value, label]) => ({ value, label: pick(label) })) },
        ]}
        columns={[
          {
            key: 'message', title: text.message,
            render: (item) => (
              <div className="said-cell">
                <span lang={item.locale}>{item.message}</span>
                {item.reply === null ? null : <p className="faint">{text.reply}：{item.reply}</p>}
                {item.closeReason === null ? null : <p className="faint">{text.closedFor({ reason: item.closeReason })}</p>}
              </div>
            ),
          },
          { key: 'topic', title: text.topic, width: 170, render: ({ topic }) => pick(TOPIC_NAMES[topic]) },
          { key: 'about', title: text.about, width: 170, render: ({ aboutPath }) => (aboutPath === null ? '—' : <a className="said-cell" href={aboutPath} target="_blank" rel="noreferrer">{aboutPath}</a>) },
          { key: 'at', title: text.at, width: 150, render: ({ at }) => <InstantText at={at} /> },
          { key: 'state', title: text.state, width: 110, render: (item) => <StatusTag tone={TONES[stateOf(item)]}>{text[stateOf(item)]}</StatusTag> },
        ]}
        rowActions={actionsOf}
        empty={{ title: text.none, hint: text.noneHint }}
      />
      <AnswerDialog item={answering} close={() => setAnswering(null)} answered={() => void client.invalidateQueries({ queryKey: KEY })} />
    </>
  );
}
