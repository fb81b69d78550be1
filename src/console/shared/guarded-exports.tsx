import type { ReactNode } from 'react';
import type { GuardedExportView } from '../../platform/exports/exports.schemas.ts';
import { ConfirmAction } from './confirm-dialog.tsx';
import { DownloadButton } from './download-button.tsx';
import { guardedExportsMessages } from './guarded-exports.messages.ts';
import { InstantText } from './instant-text.tsx';
import { useText } from './locale.ts';
import { useNow } from './now.ts';
import { Quiet } from './quiet.tsx';
import { StatusTag } from './status-tag.tsx';
import './guarded-exports.css';

interface GuardedExportsProps<Row extends GuardedExportView> {
  readonly rows: readonly Row[];
  /** Whether the reader may decide on an export that waits; never on their own. */
  readonly mayDecide: (row: Row) => boolean;
  readonly decide: (row: Row, approved: boolean) => Promise<unknown>;
  /** Address of the API that gives the file. */
  readonly fileOf: (row: Row) => string;
  readonly changed: () => void;
  /** What more is said of an export: whose people, what is in it. */
  readonly renderMore?: (row: Row) => ReactNode;
}

function ExportRow<Row extends GuardedExportView>({ row, mayDecide, decide, fileOf, changed, renderMore }: Omit<GuardedExportsProps<Row>, 'rows'> & { row: Row }) {
  const text = useText(guardedExportsMessages);
  const now = useNow();
  const act = (approved: boolean) => ({ run: () => decide(row, approved), done: approved ? text.approved : text.declined, finished: changed });
  const over = row.state === 'approved' && new Date(row.expiresAt!).getTime() <= now;
  const word = { asked: text.waiting, approved: over ? text.over : text.approved, declined: text.declined }[row.state];
  return (
    <li>
      <p>{row.reason} <StatusTag tone={row.state === 'asked' ? 'waiting' : row.state === 'approved' && !over ? 'good' : 'still'}>{word}</StatusTag></p>
      {renderMore === undefined ? null : <p>{renderMore(row)}</p>}
      <p className="faint">
        {row.askedBy === null ? '' : `${row.askedBy} · `}<InstantText at={row.askedAt} as="exact" />
        {row.expiresAt === null || over ? null : <> · {text.until} <InstantText at={row.expiresAt} as="exact" /></>}
        {row.downloads === 0 ? null : ` · ${text.downloads({ count: row.downloads })}`}
      </p>
      <div className="actions">
        {row.state === 'asked' && !row.isMine && mayDecide(row) ? (
          <>
            <ConfirmAction title={row.reason} happens={[text.approveHappens]} verb={text.approve} {...act(true)}>{text.approve}</ConfirmAction>
            <ConfirmAction title={row.reason} happens={[text.declineHappens]} verb={text.decline} type="text" {...act(false)}>{text.decline}</ConfirmAction>
          </>
        ) : null}
        {row.state === 'approved' && !over && row.isMine ? <DownloadButton from={fileOf(row)}>{text.download}</DownloadButton> : null}
      </div>
    </li>
  );
}

/** Exports of personal data: asked for with a reason, decided on by a second person, downloaded until they expire. */
export function GuardedExports<Row extends GuardedExportView>({ rows, ...rest }: GuardedExportsProps<Row>) {
  const text = useText(guardedExportsMessages);
  if (rows.length === 0) return <Quiet small title={text.none} />;
  return <ul className="plain-list guarded-exports">{rows.map((row) => <ExportRow key={row.id} row={row} {...rest} />)}</ul>;
}
