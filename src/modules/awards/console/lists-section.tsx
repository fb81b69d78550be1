import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Scheme } from '../awards.schemas.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { ListDetail } from './list-detail.tsx';
import { awardKeys, awardSource } from './source.ts';

function ProposeForm({ contestId }: { contestId: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ roundId: string }>();
  const query = useQuery({ queryKey: awardKeys.of(contestId, 'rounds'), queryFn: ({ signal }) => awardSource.rounds(contestId, signal) });
  const send = ({ roundId }: { roundId: string }) =>
    submit(() => awardSource.propose(contestId, roundId), () => {
      say.done(text.didPropose);
      void client.invalidateQueries({ queryKey: awardKeys.all });
    });
  return (
    <Loaded query={query}>
      {(rounds) => {
        const closed = rounds.filter(({ kind, state }) => kind === 'round' && state === 'closed');
        return closed.length === 0 ? (
          <Quiet small title={text.noRounds} hint={text.noRoundsHint} action={<ConsoleLink to={`/judging?contest=${contestId}`}>{text.toJudging}</ConsoleLink>} />
        ) : (
          <Form form={form} layout="vertical" requiredMark={false} initialValues={{ roundId: closed[0]!.id }} onFinish={(values) => void send(values)}>
            <Form.Item name="roundId" label={text.fromRound}><Select options={closed.map(({ id, name }) => ({ value: id, label: pick(name) }))} /></Form.Item>
            <ProblemAlert error={problem} shown={shown} />
            <Button type="primary" htmlType="submit" loading={pending}>{text.propose}</Button>
          </Form>
        );
      }}
    </Loaded>
  );
}

/** Proposed lists of a contest, and drawing up one for categories that have none. */
export function ListsSection({ scheme }: { scheme: Scheme }) {
  const text = useText(awardConsoleMessages);
  const { contestId } = scheme;
  const query = useQuery({ queryKey: awardKeys.of(contestId, 'proposals'), queryFn: ({ signal }) => awardSource.proposals(contestId, signal) });
  return (
    <Loaded query={query}>
      {(lists) => {
        const listed = new Set(lists.filter(({ state }) => state !== 'withdrawn').flatMap(({ categories }) => categories.map(({ categoryId }) => categoryId)));
        return (
          <>
            {lists.map((list, index) => <ListDetail key={`${list.id} ${list.version}`} list={list} number={lists.length - index} />)}
            {scheme.levels.every(({ categoryId }) => listed.has(categoryId)) ? null : (
              <Section title={text.propose} hint={text.listsHint}>
                <ProposeForm contestId={contestId} />
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
