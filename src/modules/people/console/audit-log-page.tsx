import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAuditWord } from '../../../console/shared/audit-words.ts';
import { changesOf } from '../../../console/shared/changes.ts';
import type { AuditWords } from '../../../console/shared/console-module.ts';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { DescriptionList } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { type AuditRow, loadAuditLog } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

const TONES = { done: 'good', refused: 'waiting', failed: 'bad' } as const;

function Outcome({ outcome }: { outcome: AuditRow['outcome'] }) {
  const text = useText(peopleConsoleMessages);
  const words = { done: text.outcomeDone, refused: text.outcomeRefused, failed: text.outcomeFailed };
  return <StatusTag tone={TONES[outcome]}>{words[outcome]}</StatusTag>;
}

/** A code in words; where no module has any, the code as one. */
function Word({ of, code }: { of: keyof AuditWords; code: string }) {
  return useAuditWord(of)(code) ?? <code>{code}</code>;
}

function Changes({ row }: { row: AuditRow }) {
  const { colon } = usePunctuation();
  const changes = changesOf(row.before, row.after);
  if (changes.length === 0) return <span className="faint">—</span>;
  return (
    <ul className="plain-list history-changes">
      {changes.map(({ key, before, after }) => <li key={key}><Word of="fields" code={key} />{colon}{before === null ? null : <><del>{before}</del> → </>}<ins>{after ?? '—'}</ins></li>)}
    </ul>
  );
}

function Detail({ row, close }: { row: AuditRow | null; close: () => void }) {
  const text = useText(peopleConsoleMessages);
  return (
    <Modal open={row !== null} title={text.auditDetailTitle} onCancel={close} destroyOnHidden footer={<Button type="primary" onClick={close}>{text.close}</Button>}>
      {row === null ? null : (
        <DescriptionList
          items={[
            { label: text.auditAt, value: <InstantText at={row.at} as="exact" /> }, { label: text.auditActor, value: row.actorName },
            { label: text.auditAction, value: <><Word of="acts" code={row.action} /> <code>{row.action}</code></>, wide: true },
            { label: text.auditObject, value: <><Word of="objects" code={row.objectType} /> <code>{row.objectId}</code></>, wide: true }, { label: text.unit, value: row.nodeName },
            { label: text.auditOutcome, value: <Outcome outcome={row.outcome} /> }, { label: text.reason, value: row.reason, wide: true },
            { label: `${text.auditBefore} → ${text.auditAfter}`, value: <Changes row={row} />, wide: true },
            { label: text.auditAddress, value: row.address }, { label: text.auditRequest, value: <code>{row.requestId}</code>, wide: true },
          ]}
        />
      )}
    </Modal>
  );
}

/** The audit administrator's screen: who did what, when, from where, with what outcome. Nothing here can be changed. */
export default function AuditLogPage() {
  const text = useText(peopleConsoleMessages);
  const act = useAuditWord('acts');
  const objectName = useAuditWord('objects');
  const [shown, setShown] = useState<AuditRow | null>(null);
  return (
    <>
      <PageHeader />
      <DataTable<AuditRow>
        name="people.audit" label={text.auditLog} queryKey={['audit-log']} load={loadAuditLog} rowKey={(row) => row.id} rowName={(row) => [row.actorName, act(row.action) ?? objectName(row.objectType)].filter(Boolean).join(' ')} exportFrom="/api/audit-log/export" size={50} search={text.auditActor} searchKey="actor"
        filters={[
          { key: 'from', label: text.auditFrom, kind: 'day' },
          { key: 'to', label: text.auditTo, kind: 'day' },
          { key: 'action', label: text.auditAction, kind: 'text', placeholder: text.auditActionHint },
          { key: 'outcome', label: text.auditOutcome, kind: 'choice', options: [{ value: 'done', label: text.outcomeDone }, { value: 'refused', label: text.outcomeRefused }, { value: 'failed', label: text.outcomeFailed }] },
        ]}
        columns={[
          { key: 'at', title: text.auditAt, render: (row) => <InstantText at={row.at} as="exact" />, width: 180 },
          { key: 'actor', title: text.auditActor, render: (row) => row.actorName, width: 150 },
          { key: 'action', title: text.auditAction, render: (row) => <><Word of="acts" code={row.action} />{row.reason === null ? null : <span className="faint"> {row.reason}</span>}</> },
          { key: 'object', title: text.auditObject, render: (row) => <Word of="objects" code={row.objectType} />, width: 140 },
          { key: 'node', title: text.unit, render: (row) => row.nodeName || '—' },
          { key: 'outcome', title: text.auditOutcome, render: (row) => <Outcome outcome={row.outcome} />, width: 100 },
          { key: 'address', title: text.auditAddress, render: (row) => row.address ?? '—', width: 140 },
        ]}
        rowActions={(row) => [{ key: 'detail', label: text.auditDetail, run: () => setShown(row) }]}
        empty={{ title: text.auditNone, hint: text.auditNoneHint }}
      />
      <Detail row={shown} close={() => setShown(null)} />
    </>
  );
}
