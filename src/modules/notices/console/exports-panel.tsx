import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '../../../platform/calendar/format.ts';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { listMessages } from './list.messages.ts';
import { type NoticeExport, notices } from './source.ts';

function ExportRow({ noticeId, row, changed }: { noticeId: string; row: NoticeExport; changed: () => void }) {
  const text = useText(listMessages);
  const locale = useLocale();
  const now = useNow();
  const decide = (approved: boolean) => ({ run: () => notices.decideExport(noticeId, row.id, approved), done: approved ? text.approved : text.declined, finished: changed });
  const holds = row.state === 'approved' && new Date(row.expiresAt!).getTime() > now;
  return (
    <li>
      <p>{row.reason} <StatusTag tone={row.state === 'asked' ? 'waiting' : row.state === 'approved' ? 'good' : 'still'}>{{ asked: text.waiting, approved: text.approved, declined: text.declined }[row.state]}</StatusTag></p>
      <p className="faint">{row.askedBy === null ? '' : `${row.askedBy} · `}{formatInstant(row.askedAt, locale)}{row.expiresAt === null ? null : ` · ${text.expires} ${formatInstant(row.expiresAt, locale)}`}</p>
      <div className="actions">
        {row.state === 'asked' && !row.isMine ? (
          <>
            <ConfirmAction title={row.reason} happens={[text.approveHappens]} verb={text.approve} {...decide(true)}>{text.approve}</ConfirmAction>
            <ConfirmAction title={row.reason} happens={[]} verb={text.decline} type="text" {...decide(false)}>{text.decline}</ConfirmAction>
          </>
        ) : null}
        {holds && row.isMine ? <DownloadButton from={notices.exportFile(noticeId, row.id)}>{text.download}</DownloadButton> : null}
      </div>
    </li>
  );
}

/** Exports with contacts in clear: asked for with a reason, approved by a second person. */
export function ExportsPanel({ noticeId, mayAsk }: { noticeId: string; mayAsk: boolean }) {
  const text = useText(listMessages);
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['notices', 'exports', noticeId], queryFn: ({ signal }) => notices.exports(noticeId, signal) });
  const changed = () => void client.invalidateQueries({ queryKey: ['notices', 'exports', noticeId] });
  const ask = mayAsk ? <ConfirmAction title={text.askExport} happens={[text.askExportHappens]} reason verb={text.askExport} run={(reason) => notices.askExport(noticeId, reason)} done={text.exportAsked} finished={changed}>{text.askExport}</ConfirmAction> : undefined;
  return (
    <Section title={text.exports} hint={text.exportsHint} actions={ask}>
      <Loaded query={query} bones={2}>{(rows) => <ul className="plain-list notice-rows">{rows.map((row) => <ExportRow key={row.id} noticeId={noticeId} row={row} changed={changed} />)}</ul>}</Loaded>
    </Section>
  );
}
