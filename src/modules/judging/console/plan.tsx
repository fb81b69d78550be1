import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import type { Plan, Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';

/** Seconds since something began, told each second. */
function Elapsed() {
  const text = useText(hostMessages);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p role="status">{text.solving} <span className="figure" aria-hidden>{text.seconds({ n: seconds })}</span></p>;
}

function Load({ plan }: { plan: Plan }) {
  const text = useText(hostMessages);
  const widest = Math.max(1, ...plan.load.map(({ most, has, gets }) => Math.max(Math.min(most, 2 * (has + gets) + 1), has + gets)));
  return (
    <ul className="judging-load" aria-label={text.load}>
      {plan.load.map((judge) => (
        <li key={judge.judgeId}>
          <span>{judge.name}</span>
          <span className="judging-load-bar" aria-hidden><span className="judging-load-has" style={{ inlineSize: `${(100 * judge.has) / widest}%` }} /><span className="judging-load-gets" style={{ inlineSize: `${(100 * judge.gets) / widest}%` }} /></span>
          <span className="figure">{text.loadOf({ has: judge.has, gets: judge.gets, most: judge.most })}</span>
        </li>
      ))}
    </ul>
  );
}

function Clashes({ plan }: { plan: Plan }) {
  const text = useText(hostMessages);
  return <Alert type="warning" showIcon title={text.impossible} description={<ul className="plain-list">{plan.clashes.map((clash) => <li key={clash}>{clash}</li>)}</ul>} />;
}

function Outcome({ round, plan, applied }: { round: Round; plan: Plan; applied: () => void }) {
  const text = useText(hostMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  if (plan.kind === 'impossible') return <><Clashes plan={plan} /><Load plan={plan} /></>;
  const apply = async () => {
    try {
      const { count } = await hostSource.apply(round.id, plan.planId!);
      say.done(text.applied({ n: count }));
      applied();
      await client.invalidateQueries({ queryKey: hostKeys.round(round.id) });
    } catch (error) {
      setProblem(error);
    }
  };
  const seconds = plan.seconds === null ? null : plan.seconds.build + plan.seconds.solve + plan.seconds.read;
  return (
    <>
      <DescriptionList
        items={[
          { label: text.pairsInAll, value: formatNumber(plan.pairs, locale) },
          { label: text.pairsNew, value: formatNumber(plan.added, locale) },
          { label: text.gap, value: plan.gap === null ? null : plan.gap < 1e-6 ? text.gapNone : text.gapAtMost({ percent: formatNumber(Math.ceil(plan.gap * 10_000) / 100, locale) }) },
          { label: text.linked, value: round.terms.judgesPerEntry > 1 || plan.load.length === 1 ? text.linkedYes : text.linkedNo },
          { label: text.took, value: seconds === null ? null : text.seconds({ n: Math.round(seconds * 10) / 10 }) },
        ]}
      />
      <Load plan={plan} />
      <ProblemAlert error={problem} />
      <p>{plan.added === 0 ? text.nothingToAdd : <Button type="primary" onClick={() => void apply()}>{text.apply({ n: plan.added })}</Button>}</p>
    </>
  );
}

/** Computes an assignment, shows what it comes to or what clashes, and applies it. */
export function PlanSection({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const solve = async () => {
    setBusy(true);
    setProblem(null);
    setPlan(null);
    try {
      setPlan(await hostSource.plan(round.id));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={text.solve} hint={text.solveHint({ judges: round.terms.judgesPerEntry, cap: round.terms.pairCap < 1 ? Math.round(round.terms.pairCap * 100) : null })} actions={<Button type={plan === null ? 'primary' : 'default'} loading={busy} onClick={() => void solve()}>{plan === null ? text.compute : text.computeAgain}</Button>}>
      {busy ? <Elapsed /> : null}
      <ProblemAlert error={problem} />
      {plan === null ? null : <Outcome round={round} plan={plan} applied={() => setPlan(null)} />}
    </Section>
  );
}
