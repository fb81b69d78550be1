import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { AuditRow } from '../../modules/people/audit-log.schemas.ts';
import { getJson } from './api-client.ts';
import { Bones } from './bones.tsx';
import { changesOf } from './changes.ts';
import { InstantText } from './instant-text.tsx';
import { useText } from './locale.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { usePunctuation } from './punctuation.ts';
import { withQuery } from './query-string.ts';
import { Quiet } from './quiet.tsx';
import { Section } from './section.tsx';
import { sharedMessages } from './shared.messages.ts';

/** What the panel needs of an audit row. */
export type HistoryRow = Pick<AuditRow, 'id' | 'at' | 'actorName' | 'action' | 'outcome' | 'reason' | 'before' | 'after'>;

export interface HistoryPanelProps {
  /** Address that pages the rows of one object, newest first: `/api/notices/…/history`; for auditors `/api/audit-log?objectId=…`. */
  readonly from: string;
  /** Actions in words: `{ 'notice.sent': '发出' }`. */
  readonly actions: Readonly<Record<string, string>>;
  /** Changed fields in words. Fields without a word are left out. */
  readonly fields?: Readonly<Record<string, string>>;
}

const SIZE = 10;

function Changes({ row, fields }: { row: HistoryRow; fields: Readonly<Record<string, string>> }) {
  const { colon } = usePunctuation();
  const changes = changesOf(row.before, row.after).filter(({ key }) => key in fields);
  if (changes.length === 0) return null;
  return (
    <ul className="plain-list history-changes">
      {changes.map(({ key, before, after }) => (
        <li key={key}>{fields[key]}{colon}{before === null ? null : <><del>{before}</del> → </>}<ins>{after ?? '—'}</ins></li>
      ))}
    </ul>
  );
}

/** Who did what to a record and when, newest first, with what changed. */
export function HistoryPanel({ from, actions, fields = {} }: HistoryPanelProps) {
  const text = useText(sharedMessages);
  const { colon } = usePunctuation();
  const query = useInfiniteQuery({
    queryKey: ['history', from],
    queryFn: ({ pageParam, signal }) => getJson<{ items: HistoryRow[]; total: number }>(withQuery(from, { page: pageParam, size: SIZE }), signal),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * SIZE < last.total ? pages.length + 1 : undefined),
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const outcome = (row: HistoryRow) => (row.outcome === 'done' ? '' : ` · ${row.outcome === 'refused' ? text.outcomeRefused : text.outcomeFailed}`);
  return (
    <Section title={text.history}>
      {query.isPending ? <Bones lines={3} /> : null}
      {query.isError ? <ProblemAlert error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? <Quiet small title={text.historyEmpty} /> : null}
      <ol className="plain-list history">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="history-act">{actions[row.action] ?? row.action}{outcome(row)}</p>
            <p className="history-who">{row.actorName} · <InstantText at={row.at} as="exact" /></p>
            {row.reason === null ? null : <p className="history-reason">{text.reason}{colon}{row.reason}</p>}
            <Changes row={row} fields={fields} />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.historyMore}</Button> : null}
    </Section>
  );
}
