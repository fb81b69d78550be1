import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import type { CaseSummary, CaseView } from '../awards.schemas.ts';
import { EFFECT_NAMES, GROUND_NAMES, OUTCOME_NAMES, isOpenCase } from '../awards.words.ts';
import { AnswerForm, ReviewForm } from './case-forms.tsx';
import { CaseStateTag } from './case-state-tag.tsx';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';
import './awards.css';

function ObjectorPart({ id }: { id: string }) {
  const text = useText(awardConsoleMessages);
  const [objector, setObjector] = useState<{ name: string; contacts: { kind: string; masked: string }[] } | null>(null);
  if (objector !== null) return <p>{[objector.name, ...objector.contacts.map(({ masked }) => masked)].join(' · ')}</p>;
  return <Button onClick={() => void awardSource.objector(id).then(setObjector, say.problem)} title={text.objectorHint}>{text.showObjector}</Button>;
}

function Review({ view }: { view: CaseView }) {
  const text = useText(awardConsoleMessages);
  const { review } = view;
  if (review === null) return !isOpenCase(view.state) ? null : <ReviewForm view={view} />;
  return (
    <Section title={text.review}>
      <DescriptionList
        items={[
          { label: text.review, value: <>{text[`reviewState_${review.state}`]} · {text.reviewScores({ n: review.scores })}</> }, { label: text.mean, value: review.mean === null ? null : review.mean.toFixed(1) }, { label: text.former, value: review.former === null ? null : review.former.toFixed(1) },
          ...(review.feedback.length === 0 ? [] : [{ label: text.feedback, wide: true, value: review.feedback.join(' / ') }]),
        ]}
      />
      {review.state === 'closed' ? null : <ConsoleLink to={`/judging/${review.roundId}/panel`}>{text.toReview}</ConsoleLink>}
    </Section>
  );
}

function Opened({ summary }: { summary: CaseSummary }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: awardKeys.case(summary.id), queryFn: ({ signal }) => awardSource.openCase(summary.id, signal), staleTime: Infinity });
  return (
    <Loaded query={query}>
      {(view) => (
        <Beside
          main={
            <>
              <Section title={text.content}>
                <p className="awards-words">{view.text}</p>
                {view.files.length === 0 ? null : <ul className="plain-list">{view.files.map((file) => <li key={file.id}><a href={file.url} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul>}
              </Section>
              <Review view={view} />
              {view.state === 'withdrawn' ? (
                <Section title={text.withdrawnCase} hint={text.withdrawnCaseHint}><DescriptionList items={[{ label: text.withdrawnReason, wide: true, value: view.withdrawnReason ?? text.noReason }]} /></Section>
              ) : view.state === 'answered' ? (
                <Section title={text.answer}><DescriptionList items={[{ label: text.outcome, value: view.outcome === null ? null : pick(OUTCOME_NAMES[view.outcome]) }, { label: text.effect, value: view.effect === null ? null : pick(EFFECT_NAMES[view.effect]) }, { label: text.answer, wide: true, value: view.answer === null ? null : pick(view.answer) }]} /></Section>
              ) : <AnswerForm key={view.version} view={view} />}
            </>
          }
          aside={
            <Section title={text.objector} hint={text.objectorHint}>
              <ObjectorPart id={view.id} />
            </Section>
          }
        />
      )}
    </Loaded>
  );
}

function Detail({ summary }: { summary: CaseSummary }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: awardKeys.all });
  const verb = summary.handler === null ? text.take : text.takeOver;
  return (
    <>
      <PageHeader
        title={`${text.caseNumber({ n: summary.number })} · ${pick(summary.entry)}`}
        meta={<><CaseStateTag state={summary.state} /><span>{pick(GROUND_NAMES[summary.ground])}</span><span>{text.received} <InstantText at={summary.receivedAt} /></span><span>{text.handler} {summary.handler ?? text.nobody}</span><ConsoleLink to={`/awards/${summary.contestId}`}>{pick(summary.contest)}</ConsoleLink></>}
        {...(summary.isMine || !isOpenCase(summary.state) ? {} : { actions: <ConfirmAction type="primary" title={verb} happens={text.happensTake.split('\n')} verb={verb} done={text.didTake} run={() => awardSource.take(summary.id, summary.version)} finished={finished}>{verb}</ConfirmAction> })}
      />
      {summary.isMine ? <Opened summary={summary} /> : <Quiet title={text.notMine} />}
    </>
  );
}

/** An objection: for its handler with what it says, the review and the answer; for colleagues only that it is there. */
export default function CasePage() {
  const text = useText(awardConsoleMessages);
  const { caseId } = useRouteParams<'caseId'>();
  const query = useQuery({ queryKey: awardKeys.cases, queryFn: ({ signal }) => awardSource.cases(signal) });
  return (
    <Loaded query={query}>
      {(cases) => {
        const summary = cases.find(({ id }) => id === caseId);
        return summary === undefined ? <Quiet title={text.noCases} /> : <Detail summary={summary} />;
      }}
    </Loaded>
  );
}
