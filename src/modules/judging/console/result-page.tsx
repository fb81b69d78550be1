import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { ResultView, Round } from '../judging.schemas.ts';
import { ExtraForm } from './extra-form.tsx';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { CategoryResult } from './result-table.tsx';
import { RoundPage } from './round-head.tsx';

/** Landis and Koch do not fit an interval scale; Krippendorff's own marks are .8 and .667. */
const GOOD = 0.8;
const FAIR = 0.667;

function Agreement({ agreement }: { agreement: ResultView['agreement'] }) {
  const text = useText(hostMessages);
  const locale = useLocale();
  if (agreement.value === null) return <span>{text.agreementNone}</span>;
  const shown = (value: number) => formatNumber(Math.round(value * 100) / 100, locale);
  const word = agreement.value >= GOOD ? text.agreementGood : agreement.value >= FAIR ? text.agreementFair : text.agreementLow;
  return <span><b className="figure">{shown(agreement.value)}</b>{agreement.low === null || agreement.high === null ? null : <> <span className="figure">[{shown(agreement.low)}, {shown(agreement.high)}]</span></>} {word}</span>;
}

function Frozen({ round, result }: { round: Round; result: ResultView }) {
  const text = useText(hostMessages);
  const { and } = usePunctuation();
  const check = useMutation({ mutationFn: () => hostSource.check(round.id) });
  return (
    <Section title={text.frozen} hint={text.frozenHint} actions={<Button loading={check.isPending} onClick={() => check.mutate()}>{text.checkAgain}</Button>}>
      <DescriptionList items={[{ label: text.version, value: String(result.seq) }, { label: text.closedAt, value: <InstantText at={result.closedAt} as="exact" /> }, { label: text.fingerprint, wide: true, value: <code className="judging-hash">{result.sha256}</code> }]} />
      <ProblemAlert error={check.error} />
      {check.data === undefined ? null : (
        <p role="status">
          <StatusTag tone={check.data.same ? 'good' : 'bad'}>{check.data.same ? text.sameAgain : text.differentAgain}</StatusTag> {check.data.inputsSame ? text.inputsSame : text.inputsMoved}
          {check.data.differences.length === 0 ? null : <> {check.data.differences.join(and)}</>}
        </p>
      )}
    </Section>
  );
}

function Sensitivity({ round }: { round: Round }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const { and, semicolon } = usePunctuation();
  const query = useQuery({ queryKey: hostKeys.sensitivity(round.id), queryFn: ({ signal }) => hostSource.sensitivity(round.id, signal) });
  const numbers = (list: readonly number[]) => list.map((number) => text.entryNumber({ n: number })).join(and);
  return (
    <Section title={text.sensitivity} hint={text.sensitivityHint}>
      <Loaded query={query} bones={3}>
        {(rows) => (rows.length === 0 ? <Quiet small title={text.noSensitivity} /> : (
          <ul className="judging-lines">
            {rows.map((row) => {
              const changes = [row.enter.length > 0 ? text.wouldEnter({ works: numbers(row.enter) }) : '', row.leave.length > 0 ? text.wouldLeave({ works: numbers(row.leave) }) : '', row.unjudged.length > 0 ? text.wouldLackScores({ works: numbers(row.unjudged) }) : '', row.connected ? '' : text.wouldPart].filter((part) => part !== '');
              return <li key={`${row.categoryId} ${row.judge}`}><b>{row.judge} · {row.name}</b> <span className="faint">{pick(round.categories.find(({ categoryId }) => categoryId === row.categoryId)?.name ?? { zh: '', en: '' })}</span><span>{changes.length === 0 ? text.wouldNotChange : changes.join(semicolon)}</span></li>;
            })}
          </ul>
        ))}
      </Loaded>
    </Section>
  );
}

function TheResult({ round, result }: { round: Round; result: ResultView }) {
  const text = useText(hostMessages);
  const unsettled = result.categories.reduce((sum, category) => sum + category.unsettled.length, 0);
  return (
    <>
      <Section title={text.result} hint={text.resultHint} actions={<DownloadButton from={`/api/judging/rounds/${round.id}/result.xlsx`}>{text.download}</DownloadButton>}>
        <DescriptionList
          items={[
            { label: text.standing, value: result.final ? <StatusTag tone="good">{text.final}</StatusTag> : <StatusTag tone="waiting">{text.notFinal}</StatusTag> },
            { label: text.unsettled, value: unsettled === 0 ? text.allSettled : text.unsettledCount({ n: unsettled }) },
            { label: text.agreement, wide: true, value: <Agreement agreement={result.agreement} /> },
          ]}
        />
      </Section>
      {unsettled > 0 && round.kind === 'round' ? result.seq > 1 ? <details className="judging-details"><summary>{text.extraAgain({ n: unsettled })}</summary><ExtraForm round={round} count={unsettled} /></details> : <ExtraForm round={round} count={unsettled} /> : null}
      {result.categories.map((category) => <CategoryResult key={category.categoryId} round={round} result={result} category={category} />)}
      <Sensitivity round={round} />
      <Frozen round={round} result={result} />
    </>
  );
}

function Closed({ round }: { round: Round }) {
  const query = useQuery({ queryKey: hostKeys.result(round.id), queryFn: ({ signal }) => hostSource.result(round.id, signal) });
  return <Loaded query={query}>{(result) => <TheResult round={round} result={result} />}</Loaded>;
}

/** The result of a round, once it is closed. */
export default function ResultPage() {
  const text = useText(hostMessages);
  return <RoundPage>{(round) => (round.state === 'closed' ? <Closed round={round} /> : <Quiet title={text.noResult} hint={text.noResultHint} />)}</RoundPage>;
}
