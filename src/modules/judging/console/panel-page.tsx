import { UserAddOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { useSettled } from '../../../console/shared/use-settled.ts';
import type { Judge, Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { localPage } from './local-page.ts';
import { RoundPage } from './round-head.tsx';
import { JudgeStateTag } from './state-tags.tsx';

interface JudgeValues {
  personId?: string;
  most: number | null;
  levels: Record<string, number>;
}

/** What a judge knows of a category, in words. */
const LEVELS = [1, 0.5, 0] as const;

function JudgeDialog({ round, judge, close }: { round: Round; judge: Judge | null; close: () => void }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const { brackets } = usePunctuation();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<JudgeValues>();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const people = useQuery({ queryKey: [...hostKeys.all, 'people', words], queryFn: ({ signal }) => hostSource.people(words, signal), enabled: judge === null });
  const names = { 1: text.knowsWell, 0.5: text.knowsSome, 0: text.knowsLittle };
  const save = (values: JudgeValues) => {
    const change = { ...(values.most === null ? {} : { most: values.most }), expertise: round.categories.map(({ categoryId }) => ({ categoryId, level: values.levels[categoryId] ?? 0.5 })) };
    return submit(() => (judge === null ? hostSource.invite(round.id, { personId: values.personId!, ...change }) : hostSource.changeJudge(judge.id, change)), () => {
      void client.invalidateQueries({ queryKey: hostKeys.round(round.id) });
      say.done(judge === null ? text.invited : text.kept);
      close();
    });
  };
  const initial: JudgeValues = { most: judge?.most ?? round.terms.mostPerJudge, levels: Object.fromEntries(round.categories.map(({ categoryId }) => [categoryId, judge?.expertise.find((each) => each.categoryId === categoryId)?.level ?? 0.5])) };
  return (
    <Modal open title={judge === null ? text.inviteJudge : judge.name} onCancel={close} footer={[<Button key="no" onClick={close}>{text.cancel}</Button>, <Button key="yes" type="primary" loading={pending} onClick={() => form.submit()}>{judge === null ? text.invite : text.save}</Button>]}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => void save(values)}>
        {judge === null ? (
          <Form.Item name="personId" label={text.person} extra={text.personHint} rules={[{ required: true, message: text.needed }]}>
            <Select showSearch={{ filterOption: false, onSearch: setTyped }} loading={people.isFetching} options={(people.data?.items ?? []).map(({ id, name, unit }) => ({ value: id, label: unit === null ? name : `${name}${brackets(unit.name)}` }))} notFoundContent={text.noPeople} />
          </Form.Item>
        ) : null}
        <Form.Item name="most" label={text.mostWorks}><InputNumber min={1} max={100_000} precision={0} /></Form.Item>
        {round.categories.map(({ categoryId, name }) => (
          <Form.Item key={categoryId} name={['levels', categoryId]} label={text.knows({ category: pick(name) })}><Select options={[...new Set([...LEVELS, initial.levels[categoryId]!])].map((value) => ({ value, label: names[value as 1] ?? String(value) }))} /></Form.Item>
        ))}
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}

function Relations({ judge }: { judge: Judge }) {
  const pick = usePick();
  const { brackets } = usePunctuation();
  if (judge.relations.length === 0) return <span className="faint">—</span>;
  return <ul className="plain-list">{judge.relations.map((each, index) => <li key={index}>{each.unit === null ? each.name : pick(each.unit)}{each.why === '' ? '' : brackets(each.why)}</li>)}</ul>;
}

function Panel({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const { colon } = usePunctuation();
  const [dialog, setDialog] = useState<{ judge: Judge | null } | null>(null);
  const may = round.state !== 'closed';
  const invite = may ? <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setDialog({ judge: null })}>{text.inviteJudge}</Button> : undefined;
  return (
    <Section title={text.panel} hint={text.panelHint} actions={invite}>
      <DataTable<Judge>
        name="judging.panel" label={text.panel} queryKey={[...hostKeys.panel(round.id), 'list']}
        load={async (query, signal) => localPage(await hostSource.panel(round.id, signal), query)}
        rowKey={({ id }) => id} rowName={({ name }) => name}
        columns={[
          { key: 'name', title: text.judge, render: ({ number, name }) => `${number} · ${name}` },
          { key: 'unit', title: text.unit, render: ({ unit }) => (unit === null ? '—' : pick(unit)) },
          { key: 'state', title: text.state, width: 120, render: ({ state, reason }) => <><JudgeStateTag state={state} />{reason === '' ? null : <p className="faint judging-note">{reason}</p>}</> },
          { key: 'most', title: text.mostWorks, width: 110, align: 'end', render: ({ most }) => <FigureNumber value={most} /> },
          { key: 'assigned', title: text.assigned, width: 100, align: 'end', render: ({ assigned }) => <FigureNumber value={assigned} /> },
          { key: 'conflicts', title: text.conflicts, width: 120, align: 'end', render: ({ conflicts }) => <FigureNumber value={conflicts} {...(conflicts > 0 ? { to: `/judging/${round.id}/assignment` } : {})} /> },
          { key: 'relations', title: text.relations, width: 220, render: (judge) => <Relations judge={judge} /> },
        ]}
        rowActions={(judge) => (!may || judge.state === 'declined' || judge.state === 'removed' ? [] : [
          { key: 'change', label: text.change, run: () => setDialog({ judge }) },
          { key: 'remove', label: text.removeJudge, danger: true, confirm: { title: `${text.removeJudge}${colon}${judge.name}`, happens: [text.happensRemove({ n: judge.assigned - judge.locked, kept: judge.locked }), text.happensReplace], reason: true, danger: true, verb: text.removeJudge, done: text.judgeRemoved, run: (reason) => hostSource.removeJudge(judge.id, reason) } },
        ])}
        empty={{ title: text.noJudges, hint: text.noJudgesHint, action: invite }}
      />
      {dialog === null ? null : <JudgeDialog round={round} judge={dialog.judge} close={() => setDialog(null)} />}
    </Section>
  );
}

/** The panel of a round: who judges, what they know, what they declared. */
export default function PanelPage() {
  return <RoundPage>{(round) => <Panel round={round} />}</RoundPage>;
}
