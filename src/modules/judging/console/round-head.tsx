import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { KIND_NAMES, METHOD_NAMES } from '../judging.messages.ts';
import type { Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { RoundStateTag } from './state-tags.tsx';
import './judging.css';

function Actions({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: hostKeys.all });
  const name = pick(round.name);
  return (
    <>
      {round.state === 'draft' ? <ConfirmAction type="primary" title={`${text.openRound}${colon}${name}`} happens={text.happensOpen.split('\n')} verb={text.openRound} done={text.roundOpened} run={() => hostSource.open(round.id)} finished={refresh}>{text.openRound}</ConfirmAction> : null}
      {round.state === 'open' ? <ConfirmAction danger title={`${text.closeRound}${colon}${name}`} happens={text.happensClose.split('\n')} verb={text.closeRound} done={text.roundClosed} run={() => hostSource.close(round.id)} finished={refresh}>{text.closeRound}</ConfirmAction> : null}
      {round.state === 'closed' ? null : <Button onClick={() => go(`/judging/${round.id}/setup`)}>{round.state === 'draft' ? text.setup : text.changeDates}</Button>}
    </>
  );
}

/** Head of a round's pages: what it is, what can be done, and its pages side by side. */
function RoundHead({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const pages = [['', text.progress], ['/panel', text.panel], ['/assignment', text.assignment], ['/result', text.result]] as const;
  return (
    <>
      <PageHeader
        title={`${pick(round.contest)} · ${pick(round.name)}`}
        meta={<><RoundStateTag state={round.state} />{round.kind === 'round' ? null : <span>{pick(KIND_NAMES[round.kind])}</span>}<span>{pick(METHOD_NAMES[round.method])}</span>{round.state === 'closed' ? <span>{text.closedAt} <InstantText at={round.closedAt} as="exact" /></span> : <span>{text.due} <InstantText at={round.dueAt} /></span>}</>}
        actions={<Actions round={round} />}
      />
      <nav className="views" aria-label={text.pagesOfRound}>
        {pages.map(([path, label]) => <Link key={path} to={`/judging/${round.id}${path}` as '/'} className="view" activeOptions={{ exact: true, includeSearch: false }}>{label}</Link>)}
      </nav>
    </>
  );
}

/** A page of a round under its head. */
export function RoundPage({ children }: { children: (round: Round) => ReactNode }) {
  const { roundId } = useRouteParams<'roundId'>();
  const query = useQuery({ queryKey: hostKeys.round(roundId), queryFn: ({ signal }) => hostSource.round(roundId, signal) });
  return <Loaded query={query}>{(round) => <><RoundHead round={round} />{children(round)}</>}</Loaded>;
}
