import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import type { Notice } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';

/** What the issuer may do with a notice that is out: remind, stop taking returns, withdraw. Each says first what will happen. */
export function IssuerActions({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const { counts } = notice;
  const finished = () => void client.invalidateQueries({ queryKey: ['notices'] });
  if (notice.state !== 'sent' || counts === null) return null;

  const remind = (who: 'unsigned' | 'unreturned'): Confirmation => ({
    title: who === 'unsigned' ? text.remindUnsigned : text.remindUnreturned, happens: [text.remindHappens], verb: text.remind, run: () => notices.remind(notice.id, who), done: text.reminded,
  });
  const close: Confirmation = { title: text.closeReturns, happens: [text.closeHappens], verb: text.closeReturns, run: () => notices.closeReturns(notice.id, true), done: text.closedDone, undo: () => notices.closeReturns(notice.id, false) };
  const reopen: Confirmation = { title: text.reopenReturns, happens: [], verb: text.reopenReturns, run: () => notices.closeReturns(notice.id, false), done: text.reopenedDone };
  const withdraw: Confirmation = {
    title: `${text.withdraw} ${notice.number ?? ''}`, happens: [text.withdrawHappens({ count: formatNumber(counts.recipients, locale) }), text.withdrawNumber], reason: true, danger: true, verb: text.withdraw,
    run: (reason) => notices.withdraw(notice.id, reason), done: text.withdrawnDone,
  };
  const choices: [string, string, Confirmation][] = [
    ...(notice.wantsReceipt && counts.signed < counts.recipients ? ([['unsigned', text.remindUnsigned, remind('unsigned')]] as [string, string, Confirmation][]) : []),
    ...(notice.form !== null && counts.returned < counts.recipients ? ([['unreturned', text.remindUnreturned, remind('unreturned')]] as [string, string, Confirmation][]) : []),
    ...(notice.form === null ? [] : ([notice.returnsClosedAt === null ? ['close', text.closeReturns, close] : ['reopen', text.reopenReturns, reopen]] as [string, string, Confirmation][])),
    ['withdraw', text.withdraw, withdraw],
  ];
  const [first, ...others] = choices;
  return (
    <>
      <Button onClick={() => setAsked(first![2])}>{first![1]}</Button>
      {others.length === 0 ? null : (
        <Dropdown trigger={['click']} menu={{ items: others.map(([key, label]) => ({ key, label, danger: key === 'withdraw' })), onClick: ({ key }) => setAsked(others.find(([each]) => each === key)![2]) }}>
          <Button aria-haspopup="menu">…</Button>
        </Dropdown>
      )}
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={finished} />
    </>
  );
}
