import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import type { createTodayApi } from '../../app/today.routes.ts';
import { formatDay } from '../../platform/calendar/format.ts';
import { dayOf } from '../../platform/calendar/zoned-time.ts';
import { apiClient, read } from '../shared/api-client.ts';
import { ConsoleLink } from '../shared/console-link.tsx';
import { InstantText } from '../shared/instant-text.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { useLocale, usePick, useText } from '../shared/locale.ts';
import { useNow } from '../shared/now.ts';
import { PageHeader } from '../shared/page-header.tsx';
import { Quiet } from '../shared/quiet.tsx';
import { consoleMessages } from '../console.messages.ts';
import { NavigationContext } from '../shell/navigation.ts';
import { groupToday } from './group-today.ts';
import './today.css';

const api = apiClient<ReturnType<typeof createTodayApi>>();
type Item = Awaited<ReturnType<typeof readToday>>['items'][number];
const readToday = (signal: AbortSignal) => read(api.today.$get(undefined, { init: { signal } }));

function TodayItem({ item }: { item: Item }) {
  const pick = usePick();
  return (
    <li className="today-item">
      <span className="today-title">{item.title}</span>
      <span className="today-due">{item.dueAt === null ? null : <InstantText at={item.dueAt} as="words" />}</span>
      <ConsoleLink to={item.href} className="today-act" aria-label={`${pick(item.action)} ${item.title}`}>{pick(item.action)}</ConsoleLink>
    </li>
  );
}

function StartHere() {
  const text = useText(consoleMessages);
  const pick = usePick();
  const groups = use(NavigationContext);
  if (groups.length === 0) return null;
  return (
    <nav aria-label={text.startHere} className="today-start">
      {groups.map(({ module, entries }) => <ConsoleLink key={module.name} to={entries[0]!.path} className="today-way">{module.icon}{pick(entries.length === 1 ? entries[0]!.label : module.label)}</ConsoleLink>)}
    </nav>
  );
}

function TodayList({ items }: { items: readonly Item[] }) {
  const text = useText(consoleMessages);
  const now = useNow();
  if (items.length === 0) return <Quiet title={text.todayNothing} hint={text.todayNothingHint} action={<StartHere />} />;
  return (
    <>
      {groupToday(items, now).map(({ group, items: waiting }) => (
        <section key={group} className={`today-group today-${group}`} aria-labelledby={`today-${group}`}>
          <h2 id={`today-${group}`}>{text[group]}<span className="today-count figure">{waiting.length}</span></h2>
          <ul className="plain-list">{waiting.map((item) => <TodayItem key={item.key} item={item} />)}</ul>
        </section>
      ))}
    </>
  );
}

/** What waits for the person across all modules, by due time, each one click from being done. */
export default function TodayPage() {
  const text = useText(consoleMessages);
  const locale = useLocale();
  const now = useNow();
  const query = useQuery({ queryKey: ['today'], queryFn: ({ signal }) => readToday(signal), refetchInterval: 60_000 });
  const items = query.data?.items ?? [];
  const overdue = groupToday(items, now).find(({ group }) => group === 'overdue')?.items.length ?? 0;
  const day = formatDay(dayOf(now), locale, { weekday: true });
  const waits = items.length === 0 ? '' : text.todayCount({ count: items.length }) + (overdue > 0 ? text.todayOverdue({ count: overdue }) : '');
  return (
    <div className="today">
      <PageHeader title={text.today} meta={<>{day}{waits === '' ? null : <span>{waits}</span>}</>} />
      <Loaded query={query}>{(data) => <TodayList items={data.items} />}</Loaded>
    </div>
  );
}
