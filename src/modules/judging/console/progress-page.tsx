import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { ASSIGNMENT_STATE_NAMES } from '../judging.messages.ts';
import type { Judge, Progress, Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { localPage } from './local-page.ts';
import { RoundPage } from './round-head.tsx';
import { JudgeStateTag } from './state-tags.tsx';

type Entry = Progress['entries'][number];
const isShort = (entry: Entry, round: Round) => entry.leftState === null && entry.judges.filter(({ state }) => state === 'open' || state === 'locked').length < round.terms.judgesPerEntry;
const isUnlocked = (entry: Entry) => entry.leftState === null && entry.judges.some(({ state }) => state === 'open');

function Judges({ round, judges }: { round: Round; judges: readonly Judge[] }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const client = useQueryClient();
  const remind = async (ids: string[] | null) => {
    try {
      const { count } = await hostSource.remind(round.id, ids);
      say.done(count === 0 ? text.nobodyReminded : text.reminded({ n: count }));
    } catch (error) {
      say.problem(error);
    }
  };
  const listed = judges.filter(({ state, assigned }) => state === 'accepted' || assigned > 0);
  return (
    <Section title={text.judges} hint={round.state === 'open' ? text.remindHint : undefined} actions={round.state === 'open' && listed.some(({ assigned, locked }) => assigned > locked) ? <Button onClick={() => void remind(null)}>{text.remindAll}</Button> : undefined}>
      <DataTable<Judge>
        name="judging.judges-progress" label={text.judges} addressPrefix="judges." queryKey={[...hostKeys.panel(round.id), 'progress']}
        load={async (query, signal) => localPage((await client.fetchQuery({ queryKey: hostKeys.panel(round.id), queryFn: () => hostSource.panel(round.id, signal) })).filter(({ state, assigned }) => state === 'accepted' || assigned > 0), query)}
        rowKey={({ id }) => id} rowName={({ name }) => name}
        columns={[
          { key: 'name', title: text.judge, render: ({ number, name }) => `${number} · ${name}` },
          { key: 'unit', title: text.unit, render: ({ unit }) => (unit === null ? '—' : pick(unit)) },
          { key: 'state', title: text.state, width: 110, render: ({ state }) => <JudgeStateTag state={state} /> },
          { key: 'assigned', title: text.assigned, width: 100, align: 'end', render: ({ assigned }) => <FigureNumber value={assigned} /> },
          { key: 'saved', title: text.saved, width: 100, align: 'end', render: ({ saved }) => <FigureNumber value={saved} /> },
          { key: 'locked', title: text.locked, width: 100, align: 'end', render: ({ locked }) => <FigureNumber value={locked} /> },
          { key: 'recused', title: text.recusedCount, width: 100, align: 'end', render: ({ recused }) => <FigureNumber value={recused} /> },
        ]}
        rowActions={(judge) => (round.state === 'open' && judge.state === 'accepted' && judge.assigned > judge.locked ? [{ key: 'remind', label: text.remind, run: () => remind([judge.id]) }] : [])}
        empty={{ title: text.noJudges, hint: text.noJudgesHint }}
      />
    </Section>
  );
}

function EntryState({ entry, round }: { entry: Entry; round: Round }) {
  const text = useText(hostMessages);
  if (entry.leftState !== null) return <StatusTag tone="still">{text.left}</StatusTag>;
  if (entry.discussed) return <StatusTag tone="going">{text.discussed}</StatusTag>;
  if (entry.disputed) return <StatusTag tone="bad">{text.disputed}</StatusTag>;
  if (isShort(entry, round)) return <StatusTag tone="waiting">{text.short}</StatusTag>;
  return isUnlocked(entry) ? <StatusTag tone="going">{text.underWay}</StatusTag> : <StatusTag tone="good">{text.allLocked}</StatusTag>;
}

/** Who has which work and how far they are; scores are not shown before the round closes. */
export function JudgesOfEntry({ entry }: { entry: Entry }) {
  const pick = usePick();
  const text = useText(hostMessages);
  const { brackets } = usePunctuation();
  if (entry.judges.length === 0) return <span className="faint">—</span>;
  return <ul className="plain-list">{entry.judges.map((each) => <li key={each.assignmentId}>{each.number} · {each.name}{brackets(each.state === 'open' && each.saved ? text.savedNotLocked : pick(ASSIGNMENT_STATE_NAMES[each.state]))}{each.reason === '' ? null : <span className="faint"> {each.reason}</span>}</li>)}</ul>;
}

function Entries({ round, progress }: { round: Round; progress: Progress }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const shows = { short: isShort, unlocked: isUnlocked, disputed: (entry: Entry) => entry.disputed, discussed: (entry: Entry) => entry.discussed, left: (entry: Entry) => entry.leftState !== null } as const;
  const open = async (entryId: string) => {
    await hostSource.discuss(round.id, entryId);
    await client.invalidateQueries({ queryKey: hostKeys.round(round.id) });
    go(`/judging/${round.id}/entries/${entryId}`);
  };
  return (
    <Section title={text.works}>
      <DataTable<Entry>
        name="judging.works" label={text.works} queryKey={[...hostKeys.progress(round.id), 'list']}
        load={async (query, signal) => {
          const { entries } = await client.fetchQuery({ queryKey: hostKeys.progress(round.id), queryFn: () => hostSource.progress(round.id, signal) });
          const words = String(query['text'] ?? '').toLowerCase();
          const show = shows[query['show'] as keyof typeof shows];
          return localPage(entries.filter((entry) => (show === undefined || show(entry, round)) && (words === '' || `${entry.number} ${entry.title.zh} ${entry.title.en}`.toLowerCase().includes(words))), query);
        }}
        rowKey={({ entryId }) => entryId} rowName={({ title }) => pick(title)} search={text.searchWorks}
        filters={[{ key: 'show', label: text.show, kind: 'choice', options: [{ value: 'short', label: text.short }, { value: 'unlocked', label: text.underWay }, { value: 'disputed', label: text.disputed }, { value: 'discussed', label: text.discussed }, { value: 'left', label: text.left }] }]}
        columns={[
          { key: 'title', title: text.work, render: ({ number, title, entryId }) => <ConsoleLink to={`/entries/${entryId}`}>{number === 0 ? '' : `${number} · `}{pick(title)}</ConsoleLink> },
          { key: 'category', title: text.category, width: 150, render: ({ categoryId }) => pick(progress.round.categories.find((category) => category.categoryId === categoryId)?.name ?? { zh: '', en: '' }) },
          { key: 'state', title: text.state, width: 130, render: (entry) => <EntryState entry={entry} round={round} /> },
          { key: 'judges', title: text.judges, width: 320, render: (entry) => <JudgesOfEntry entry={entry} /> },
        ]}
        rowActions={(entry) => [
          ...(entry.discussed ? [{ key: 'read', label: text.readDiscussion, to: `/judging/${round.id}/entries/${entry.entryId}` }] : []),
          ...(entry.disputed && !entry.discussed && round.state === 'open' ? [{ key: 'discuss', label: text.openDiscussion, run: () => open(entry.entryId) }] : []),
        ]}
        empty={{ title: text.noWorks, hint: text.noWorksHint }}
      />
    </Section>
  );
}

function TheProgress({ round, progress, judges }: { round: Round; progress: Progress; judges: readonly Judge[] }) {
  const text = useText(hostMessages);
  return (
    <>
      <Section title={text.progress} hint={round.state === 'closed' ? undefined : text.noScoresYet}>
        <DescriptionList
          items={[
            { label: text.works, value: <FigureNumber value={progress.works} /> },
            { label: text.assignedScores, value: <FigureNumber value={progress.assigned} /> },
            { label: text.savedScores, value: <FigureNumber value={progress.saved} /> },
            { label: text.lockedScores, value: <FigureNumber value={progress.locked} /> },
            { label: text.disputed, value: progress.disputed === 0 ? <FigureNumber value={0} /> : <FigureNumber value={progress.disputed} to={`/judging/${round.id}?show=disputed`} /> },
          ]}
        />
      </Section>
      {judges.length === 0 ? <Quiet title={text.noJudges} hint={text.noJudgesHint} action={<ConsoleLink to={`/judging/${round.id}/panel`}>{text.panel}</ConsoleLink>} /> : <Judges round={round} judges={judges} />}
      <Entries round={round} progress={progress} />
    </>
  );
}

function Both({ round }: { round: Round }) {
  const progress = useQuery({ queryKey: hostKeys.progress(round.id), queryFn: ({ signal }) => hostSource.progress(round.id, signal) });
  const panel = useQuery({ queryKey: hostKeys.panel(round.id), queryFn: ({ signal }) => hostSource.panel(round.id, signal) });
  return <Loaded query={progress}>{(found) => <Loaded query={panel}>{(judges) => <TheProgress round={round} progress={found} judges={judges} />}</Loaded>}</Loaded>;
}

/** How far a round has come, by judge and by work. */
export default function ProgressPage() {
  return <RoundPage>{(round) => <Both round={round} />}</RoundPage>;
}
