import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { Can, useCan, useOffice } from '../../../console/shared/session.tsx';
import { STEP_NAMES } from '../contests.messages.ts';
import { decideEntries, manageContests } from '../contests.policy.ts';
import type { Contest, Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { DECISIONS, type DecisionName, useDecisions } from './decisions.tsx';
import { EntryAuthors } from './entry-authors.tsx';
import { EntryChangesSection } from './entry-changes.tsx';
import { GivenAnswers, TheWork } from './entry-work.tsx';
import { LikenessPanel } from './likenesses.tsx';
import { QuotaMeter } from './quota-meter.tsx';
import { contestKeys, contestSource } from './source.ts';
import { EntryStateTag } from './state-tags.tsx';
import './contests.css';

const SEARCH = { from: '', contest: '', category: '' };

function Path({ entryId, version }: { entryId: string; version: number }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const query = useQuery({ queryKey: ['entry-steps', entryId, version], queryFn: ({ signal }) => contestSource.steps(entryId, signal) });
  return (
    <Section title={text.path}>
      <Loaded query={query} bones={3}>
        {(steps) => (
          <ol className="plain-list history">
            {steps.map((step) => (
              <li key={step.seq}>
                <p className="history-act">{pick(STEP_NAMES[step.action] ?? { zh: step.action, en: step.action })}{step.to === null || step.action === 'returned' ? '' : ` → ${pick(step.to)}`}</p>
                <p className="history-who">{[step.from === null ? '' : pick(step.from), step.byName === '' ? text.byAuthor : step.byName].filter((part) => part !== '').join(' · ')} · <InstantText at={step.at} as="exact" /></p>
                {step.reason === null ? null : <p className="history-reason">{text.reason}{colon}{step.reason}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

function About({ entry, contest }: { entry: Entry; contest: Contest | undefined }) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const category = contest?.categories.find(({ id }) => id === entry.categoryId);
  return (
    <Section title={text.details}>
      <DescriptionList
        items={[
          { label: text.call, value: contest === undefined ? null : <ConsoleLink to={`/contests/${entry.contestId}`}>{pick(contest.title)}</ConsoleLink> },
          { label: text.category, value: category === undefined ? null : pick(category.name) },
          { label: text.unit, value: pick(entry.node.name) },
          { label: text.entrant, value: entry.entrant === 'unit' ? text.entrant_unit : text.entrant_public },
          { label: text.holder, value: entry.holder === null ? null : pick(entry.holder.name) },
          { label: text.submitted, value: <InstantText at={entry.submittedAt} /> },
        ]}
      />
    </Section>
  );
}

function EntryDetail({ entry }: { entry: Entry }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const { office } = useOffice();
  const can = useCan();
  const [search] = useSearchState(SEARCH);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const { verbOf, isDangerous, forOne } = useDecisions();
  const contest = useQuery({ queryKey: contestKeys.contest(entry.contestId), queryFn: ({ signal }) => contestSource.contest(entry.contestId, signal) });
  const actions = DECISIONS.filter((name) => entry.actions.includes(name));
  const deciding = entry.actions.some((name) => ['forward', 'publish', 'return', 'set-aside'].includes(name));
  const places = useQuery({ queryKey: contestKeys.places(entry.contestId), queryFn: ({ signal }) => contestSource.places(entry.contestId, signal), enabled: deciding });
  const steps = useQuery({ queryKey: ['entry-steps', entry.id, entry.version], queryFn: ({ signal }) => contestSource.steps(entry.id, signal), enabled: entry.state === 'returned' });
  const because = steps.data?.findLast(({ action }) => action === 'returned')?.reason;
  /** After a decision out of the queue, the next entry that waits is shown. */
  const finished = async () => {
    await client.invalidateQueries({ queryKey: contestKeys.entries });
    await client.invalidateQueries({ queryKey: contestKeys.contests });
    await client.invalidateQueries({ queryKey: ['ledger'] });
    if (search.from !== 'queue' || office === null) return;
    const { items } = await contestSource.entries(queryString({ holder: office.id, contest: search.contest, category: search.category, size: 1 }));
    const [next] = items;
    go(next === undefined ? '/entries?show=queue' : `/entries/${next.id}${queryString({ from: 'queue', contest: search.contest, category: search.category })}`);
  };
  return (
    <>
      <PageHeader
        title={pick(entry.title) || '—'}
        meta={<><EntryStateTag state={entry.state} />{entry.holder === null ? null : <span>{pick(entry.holder.name)}</span>}{entry.state === 'published' ? <a href={locale === 'en' ? `/en/works/${entry.id}` : `/works/${entry.id}`} target="_blank" rel="noreferrer">{text.openWork}</a> : null}</>}
        actions={
          actions.length === 0 && !entry.actions.includes('edit') ? undefined : (
            <>
              {entry.actions.includes('edit') ? <Button type="primary" onClick={() => go(`/entries/${entry.id}/edit`)}>{text.edit}</Button> : null}
              {actions.map((name: DecisionName, index) => <Button key={name} type={index === 0 && !isDangerous(name) && !entry.actions.includes('edit') ? 'primary' : 'default'} danger={isDangerous(name)} onClick={() => setAsked(forOne(name, entry))}>{verbOf(name)}</Button>)}
            </>
          )
        }
      />
      {entry.state !== 'returned' || because === undefined || because === null ? null : <Alert type="warning" showIcon title={`${text.returnedBecause}${colon}${because}`} />}
      {deciding && contest.data !== undefined && places.data !== undefined ? <QuotaMeter contest={contest.data} places={places.data.filter(({ nodeId }) => nodeId === entry.holder?.id)} categoryId={entry.categoryId} /> : null}
      <Beside
        main={
          <>
            <TheWork entry={entry} />
            {contest.data === undefined ? null : <GivenAnswers entry={entry} contest={contest.data} />}
            {entry.submittedAt === null ? null : <EntryChangesSection entryId={entry.id} version={entry.version} />}
            {entry.submittedAt === null ? null : <Can do={decideEntries}><LikenessPanel entryId={entry.id} version={entry.version} /></Can>}
          </>
        }
        aside={
          <>
            <About entry={entry} contest={contest.data} />
            {entry.authors.length === 0 ? null : <EntryAuthors entry={entry} isHost={contest.data !== undefined && office?.id === contest.data.hostId && can(manageContests)} />}
            {entry.state === 'draft' ? null : <Path entryId={entry.id} version={entry.version} />}
            {entry.submittedAt === null ? null : <FactsPanel query={{ node: office?.id ?? entry.node.id, subjectType: 'entry', subject: entry.id }} />}
          </>
        }
      />
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={() => void finished()} />
    </>
  );
}

/** One entry in large, its path, and what can be decided. */
export default function EntryPage() {
  const { entryId } = useRouteParams<'entryId'>();
  const query = useQuery({ queryKey: contestKeys.entry(entryId), queryFn: ({ signal }) => contestSource.entry(entryId, signal) });
  return <Loaded query={query}>{(entry) => <EntryDetail key={entry.id} entry={entry} />}</Loaded>;
}
