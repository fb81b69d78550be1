import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { guardedExportsMessages } from '../../../console/shared/guarded-exports.messages.ts';
import { GuardedExports } from '../../../console/shared/guarded-exports.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { Section } from '../../../console/shared/section.tsx';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';

/** Exports with contacts in clear: asked for with a reason, approved by a second person. */
export function ExportsPanel({ noticeId, mayAsk }: { noticeId: string; mayAsk: boolean }) {
  const text = useText(listMessages);
  const words = useText(guardedExportsMessages);
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['notices', 'exports', noticeId], queryFn: ({ signal }) => notices.exports(noticeId, signal) });
  const changed = () => void client.invalidateQueries({ queryKey: ['notices', 'exports', noticeId] });
  const ask = mayAsk ? <ConfirmAction title={words.ask} happens={[text.askExportHappens]} reason verb={words.ask} run={(reason) => notices.askExport(noticeId, reason)} done={words.asked} finished={changed}>{words.ask}</ConfirmAction> : undefined;
  return (
    <Section title={text.exports} hint={text.exportsHint} actions={ask}>
      <Loaded query={query} bones={2}>
        {(rows) => <GuardedExports rows={rows} mayDecide={() => true} decide={(row, approved) => notices.decideExport(noticeId, row.id, approved)} fileOf={(row) => notices.exportFile(noticeId, row.id)} changed={changed} />}
      </Loaded>
    </Section>
  );
}
