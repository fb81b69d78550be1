import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { ASSIGNMENT_STATE_NAMES } from '../judging.messages.ts';
import type { Judge, Progress, Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { type ConflictLine, hostKeys, hostSource } from './host-source.ts';
import { localPage } from './local-page.ts';
import { PlanSection } from './plan.tsx';
import { RoundPage } from './round-head.tsx';

type Entry = Progress['entries'][number];
type Given = Entry['judges'][number] & { readonly entry: Entry };

function ByHand({ round, judges, entries, close }: { round: Round; judges: readonly Judge[]; entries: readonly Entry[]; close: () => void }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ entryId: string; judgeId: string; reason: string }>();
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const save = ({ entryId, judgeId, reason }: { entryId: string; judgeId: string; reason: string }) =>
    submit(() => hostSource.assign(round.id, entryId, judgeId, reason), () => {
      void client.invalidateQueries({ queryKey: hostKeys.round(round.id) });
      say.done(text.assignedOne);
      close();
    });
  return (
    <Modal open title={text.assignByHand} onCancel={close} footer={[<Button key="no" onClick={close}>{text.cancel}</Button>, <Button key="yes" type="primary" loading={pending} onClick={() => form.submit()}>{text.assign}</Button>]}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
        <Form.Item name="entryId" label={text.work} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={entries.filter(({ leftState }) => leftState === null).map(({ entryId, number, title }) => ({ value: entryId, label: `${number === 0 ? '' : `${number} · `}${pick(title)}` }))} /></Form.Item>
        <Form.Item name="judgeId" label={text.judge} rules={needed}><Select options={judges.filter(({ state }) => state === 'accepted').map(({ id, number, name }) => ({ value: id, label: `${number} · ${name}` }))} /></Form.Item>
        <Form.Item name="reason" label={text.reason} rules={needed}><Input maxLength={300} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}

function Given({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const { colon } = usePunctuation();
  const client = useQueryClient();
  const [byHand, setByHand] = useState(false);
  const progress = useQuery({ queryKey: hostKeys.progress(round.id), queryFn: ({ signal }) => hostSource.progress(round.id, signal) });
  const panel = useQuery({ queryKey: hostKeys.panel(round.id), queryFn: ({ signal }) => hostSource.panel(round.id, signal) });
  const may = round.state !== 'closed';
  const hows = { solver: text.bySolver, 'by-hand': text.byHand, replacement: text.byReplacement } as Record<string, string>;
  return (
    <Section title={text.given} actions={may && progress.data !== undefined && panel.data !== undefined && panel.data.length > 0 ? <Button onClick={() => setByHand(true)}>{text.assignByHand}</Button> : undefined}>
      <DataTable<Given>
        name="judging.given" label={text.given} queryKey={[...hostKeys.progress(round.id), 'given']}
        load={async (query, signal) => {
          const { entries } = await client.fetchQuery({ queryKey: hostKeys.progress(round.id), queryFn: () => hostSource.progress(round.id, signal) });
          const words = String(query['text'] ?? '').toLowerCase();
          return localPage(entries.flatMap((entry) => entry.judges.map((judge) => ({ ...judge, entry }))).filter(({ entry, name }) => words === '' || `${entry.number} ${entry.title.zh} ${entry.title.en} ${name}`.toLowerCase().includes(words)), query);
        }}
        rowKey={({ assignmentId }) => assignmentId} rowName={({ entry, name }) => `${pick(entry.title)} · ${name}`} search={text.searchGiven}
        columns={[
          { key: 'work', title: text.work, render: ({ entry }) => `${entry.number} · ${pick(entry.title)}` },
          { key: 'judge', title: text.judge, width: 200, render: ({ number, name }) => `${number} · ${name}` },
          { key: 'state', title: text.state, width: 120, render: ({ state }) => pick(ASSIGNMENT_STATE_NAMES[state]) },
          { key: 'how', title: text.how, width: 220, render: ({ how, reason }) => <>{hows[how] ?? how}{reason === '' ? null : <span className="faint"> {reason}</span>}</> },
        ]}
        rowActions={(given) => (may && given.state === 'open' ? [{ key: 'take', label: text.takeAway, danger: true, confirm: { title: `${text.takeAway}${colon}${pick(given.entry.title)} · ${given.name}`, happens: [text.happensTake], reason: true, danger: true, verb: text.takeAway, done: text.takenAway, run: (reason) => hostSource.unassign(given.assignmentId, reason) } }] : [])}
        empty={{ title: text.noneGiven, hint: text.noneGivenHint }}
      />
      {byHand ? <ByHand round={round} judges={panel.data ?? []} entries={progress.data?.entries ?? []} close={() => setByHand(false)} /> : null}
    </Section>
  );
}

function Conflicts({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const client = useQueryClient();
  return (
    <Section title={text.conflicts} hint={text.conflictsHint}>
      <DataTable<ConflictLine>
        name="judging.conflicts" label={text.conflicts} addressPrefix="conflicts." queryKey={[...hostKeys.conflicts(round.id), 'list']}
        load={async (query, signal) => {
          const [conflicts, panel, { entries }] = await Promise.all([
            hostSource.conflicts(round.id, signal),
            client.fetchQuery({ queryKey: hostKeys.panel(round.id), queryFn: () => hostSource.panel(round.id, signal) }),
            client.fetchQuery({ queryKey: hostKeys.progress(round.id), queryFn: () => hostSource.progress(round.id, signal) }),
          ]);
          const judges = new Map(panel.map((judge) => [judge.id, judge]));
          const works = new Map(entries.map((entry) => [entry.entryId, entry]));
          return localPage(conflicts.map((each) => ({ ...each, judge: judges.get(each.judgeId), entry: works.get(each.entryId) })), query);
        }}
        rowKey={({ judgeId, entryId }) => `${judgeId} ${entryId}`} rowName={({ text: why }) => why}
        columns={[
          { key: 'judge', title: text.judge, render: (row) => <JudgeName row={row} /> },
          { key: 'work', title: text.work, render: (row) => <WorkName row={row} /> },
          { key: 'why', title: text.why, render: ({ text: why }) => why },
        ]}
        empty={{ title: text.noConflicts }}
      />
    </Section>
  );
}

type Named = ConflictLine & { readonly judge?: Judge | undefined; readonly entry?: Entry | undefined };

function JudgeName({ row }: { row: Named }) {
  return row.judge === undefined ? <>—</> : <>{row.judge.number} · {row.judge.name}</>;
}

function WorkName({ row }: { row: Named }) {
  const pick = usePick();
  return <>{row.number === 0 ? '' : `${row.number} · `}{row.entry === undefined ? '' : pick(row.entry.title)}</>;
}

/** Who judges what: solved, looked at, applied; and by hand. */
export default function AssignmentPage() {
  return <RoundPage>{(round) => <>{round.state === 'closed' ? null : <PlanSection round={round} />}<Given round={round} /><Conflicts round={round} /></>}</RoundPage>;
}
