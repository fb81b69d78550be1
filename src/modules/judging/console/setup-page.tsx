import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Contest } from '../../contests/contests.schemas.ts';
import { METHOD_NAMES } from '../judging.messages.ts';
import type { Round } from '../judging.schemas.ts';
import type { Method } from '../judging.words.ts';
import { Criteria } from './criteria-fields.tsx';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { freshRound, roundParticulars, type RoundValues, roundValues } from './setup-values.ts';
import { AssignmentFields, BlindFields, TieFields } from './terms-fields.tsx';
import './judging.css';

const SEARCH = { contest: '' };

function Categories({ contest, fixed }: { contest: Contest; fixed: boolean }) {
  const text = useText(hostMessages);
  const pick = usePick();
  return (
    <fieldset className="judging-group">
      <legend>{text.categories}</legend>
      {contest.categories.map((category, index) => (
        <div key={category.id} className="judging-columns">
          <Form.Item name={['categories', index, 'judged']} valuePropName="checked"><Checkbox disabled={fixed}>{pick(category.name)}</Checkbox></Form.Item>
          <Form.Item name={['categories', index, 'places']} label={text.places({ category: pick(category.name) })}><InputNumber min={0} max={100_000} precision={0} disabled={fixed} /></Form.Item>
        </div>
      ))}
    </fieldset>
  );
}

function Setup({ contest, round, rounds }: { contest: Contest; round: Round | null; rounds: readonly Round[] }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<RoundValues>();
  const method = (Form.useWatch('method', form) ?? round?.method ?? 'rubric') as Method;
  const fixed = round !== null && round.state !== 'draft';
  const initial = round === null ? freshRound(contest) : roundValues(contest, round);
  // What the form does not show at present (criteria of another method) is kept in it all the same.
  const save = () => {
    const values = { ...initial, ...form.getFieldsValue(true) } as RoundValues;
    const particulars = roundParticulars({ ...values, categories: values.categories.map((each, index) => ({ ...each, categoryId: contest.categories[index]!.id })) });
    return submit(() => (round === null ? hostSource.create(contest.id, values.afterRoundId === '' ? null : values.afterRoundId, particulars) : hostSource.change(round.id, round.version, particulars)), ({ id }) => {
      void client.invalidateQueries({ queryKey: hostKeys.all });
      say.done(text.kept);
      go(round === null ? `/judging/${id}/panel` : `/judging/${id}`);
    });
  };
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const former = rounds.filter(({ id, kind }) => kind === 'round' && id !== round?.id);
  return (
    <>
      <PageHeader title={round === null ? `${text.newRound} · ${pick(contest.title)}` : `${text.setup} · ${pick(round.name)}`} {...(round === null ? {} : { above: [{ to: `/judging/${round.id}`, label: `${pick(contest.title)} · ${pick(round.name)}` }] })} />
      <Form form={form} layout="vertical" scrollToFirstError requiredMark={false} initialValues={initial} onFinish={() => void save()}>
        <Section title={text.nameAndDates} {...(fixed ? { hint: text.fixedHint } : {})}>
          <div className="judging-columns">
            <Form.Item name={['name', 'zh']} label={text.nameZh} rules={needed}><Input maxLength={60} /></Form.Item>
            <Form.Item name={['name', 'en']} label={text.nameEn}><Input maxLength={180} /></Form.Item>
            <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="dueAt" label={text.dueAt} extra={text.dueHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="closesAt" label={text.closesAt} extra={text.closesHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            {round === null && former.length > 0 ? <Form.Item name="afterRoundId" label={text.after} extra={text.afterHint}><Select options={[{ value: '', label: text.afterNone }, ...former.map(({ id, name }) => ({ value: id, label: pick(name) }))]} /></Form.Item> : null}
          </div>
          <Categories contest={contest} fixed={fixed} />
        </Section>
        <Section title={text.method} hint={text.methodHint}>
          <div className="judging-columns">
            <Form.Item name="method" label={text.method} extra={text.methodWords({ method })}><Select disabled={fixed} options={Object.entries(METHOD_NAMES).map(([value, label]) => ({ value, label: pick(label) }))} /></Form.Item>
            {method === 'top-picks' ? <Form.Item name="picks" label={text.picks}><InputNumber min={1} max={1000} precision={0} disabled={fixed} /></Form.Item> : null}
          </div>
          {method === 'rubric' ? <Criteria fixed={fixed} /> : null}
        </Section>
        <BlindFields fixed={fixed} />
        <TieFields fixed={fixed} rubric={method === 'rubric'} />
        <AssignmentFields fixed={fixed} />
        <ProblemAlert error={problem} shown={shown} />
        <p><Button type="primary" htmlType="submit" loading={pending}>{round === null ? text.create : text.save}</Button></p>
      </Form>
    </>
  );
}

function Existing({ roundId }: { roundId: string }) {
  const query = useQuery({
    queryKey: [...hostKeys.round(roundId), 'setup'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const round = await hostSource.round(roundId, signal);
      return { round, contest: await hostSource.contest(round.contestId, signal) };
    },
  });
  return <Loaded query={query}>{({ round, contest }) => <Setup contest={contest} round={round} rounds={[]} />}</Loaded>;
}

function New() {
  const text = useText(hostMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const contests = useQuery({ queryKey: [...hostKeys.all, 'contests'], queryFn: ({ signal }) => hostSource.contests(signal), enabled: search.contest === '' });
  const chosen = useQuery({
    queryKey: [...hostKeys.all, 'new', search.contest], enabled: search.contest !== '', staleTime: Number.POSITIVE_INFINITY, gcTime: 0,
    queryFn: async ({ signal }) => ({ contest: await hostSource.contest(search.contest, signal), rounds: await hostSource.rounds(search.contest, signal) }),
  });
  if (search.contest !== '') return <Loaded query={chosen}>{({ contest, rounds }) => <Setup contest={contest} round={null} rounds={rounds} />}</Loaded>;
  return (
    <>
      <PageHeader />
      <Loaded query={contests} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noContests} /> : <Select className="judging-choice" aria-label={text.chooseContest} placeholder={text.chooseContest} options={items.map(({ id, title }) => ({ value: id, label: pick(title) }))} onChange={(id: string) => setSearch({ contest: id })} />)}
      </Loaded>
    </>
  );
}

/** Sets up a round: dates, method and criteria, what is blind, tie rules; all but the dates are fixed once it is open. */
export default function SetupPage() {
  const { roundId } = useRouteParams<'roundId'>();
  return roundId === undefined ? <New /> : <Existing roundId={roundId} />;
}
