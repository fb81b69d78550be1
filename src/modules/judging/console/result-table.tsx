import { formatNumber } from '../../../platform/calendar/format.ts';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { ResultView, Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys } from './host-source.ts';
import { localPage } from './local-page.ts';

type Category = ResultView['categories'][number];
type Entry = Category['entries'][number];

const points = (value: number) => Math.round(value * 10) / 10;
/** Calibrated values may pass the ends of the scale a little; the picture stops at them. */
const onScale = (value: number) => Math.min(100, Math.max(0, value));

/** The interval as a line on 0 to 100, the calibrated value on it; the words beside say the same. */
function Interval({ entry }: { entry: Entry }) {
  const locale = useLocale();
  const shown = (value: number) => formatNumber(points(value), locale);
  return (
    <div className="judging-interval">
      <span className="figure">{shown(entry.calibrated)}{entry.low === null || entry.high === null ? '' : ` [${shown(entry.low)}, ${shown(entry.high)}]`}</span>
      <svg viewBox="-1 0 102 8" preserveAspectRatio="none" aria-hidden>
        <line x1="0" x2="100" y1="4" y2="4" className="judging-scale" />
        {entry.low === null || entry.high === null ? null : <line x1={onScale(entry.low)} x2={onScale(entry.high)} y1="4" y2="4" className="judging-span" />}
        <line x1={onScale(entry.calibrated)} x2={onScale(entry.calibrated)} y1="0" y2="8" className="judging-value" />
      </svg>
    </div>
  );
}

/** How often it keeps its side of the line, in words; equal works do in no draw. */
const sureOf = ({ sure }: Entry, text: { sure: (p: { percent: number }) => string; tied: string }): string[] => (sure === null ? [] : [sure < 0.005 ? text.tied : text.sure({ percent: Math.round(sure * 100) })]);

function Standing({ entry }: { entry: Entry }) {
  const text = useText(hostMessages);
  return (
    <span className="judging-tags">
      {entry.passes ? <StatusTag tone="good">{text.passes}</StatusTag> : null}
      {entry.settled ? null : <StatusTag tone="waiting">{[text.notSettled, ...sureOf(entry, text)].join(' · ')}</StatusTag>}
    </span>
  );
}

function useTieWords(round: Round) {
  const text = useText(hostMessages);
  const pick = usePick();
  const known: Record<string, string> = { median: text.tieMedian, 'most-high': text.tieHigh, lot: text.tieLot, shared: text.tieShared };
  return (rule: string): string => {
    const key = /^criterion:(.+)$/.exec(rule)?.[1];
    return key === undefined ? (known[rule] ?? rule) : text.tieCriterion({ name: pick(round.terms.criteria.find((criterion) => criterion.key === key)?.label ?? { zh: key, en: key }) });
  };
}

/** One category's order: raw means beside calibrated values with their intervals, what is not settled, and how each judge scored. */
export function CategoryResult({ round, result, category }: { round: Round; result: ResultView; category: Category }) {
  const text = useText(hostMessages);
  const pick = usePick();
  const locale = useLocale();
  const { and, semicolon, brackets } = usePunctuation();
  const tie = useTieWords(round);
  const name = pick(round.categories.find(({ categoryId }) => categoryId === category.categoryId)?.name ?? { zh: '', en: '' });
  const titleOf = (id: string) => pick(result.titles[id] ?? { zh: '', en: '' });
  const shown = (value: number) => formatNumber(points(value), locale);
  return (
    <Section title={name} hint={text.placesOf({ n: category.places })}>
      {category.connected ? null : <p role="note"><StatusTag tone="bad">{text.notLinked}</StatusTag> {text.notLinkedHint}</p>}
      <DataTable<Entry>
        name="judging.result" label={`${text.result} · ${name}`} addressPrefix={`${category.categoryId.slice(-6)}.`} size={50} queryKey={[...hostKeys.result(round.id), result.seq, category.categoryId]}
        load={async (query) => localPage(category.entries, query)}
        rowKey={({ entryId }) => entryId} rowName={({ entryId }) => titleOf(entryId)} rowTo={({ entryId }) => `/entries/${entryId}`}
        columns={[
          { key: 'title', title: text.work, render: ({ number, entryId }) => `${number} · ${titleOf(entryId)}` },
          { key: 'rank', title: text.rank, width: 90, align: 'end', render: ({ rank }) => <span className="figure">{rank}</span> },
          { key: 'standing', title: text.state, width: 190, render: (entry) => <Standing entry={entry} /> },
          { key: 'raw', title: text.rawMean, width: 110, align: 'end', render: ({ rawMean }) => <span className="figure">{shown(rawMean)}</span> },
          { key: 'calibrated', title: text.calibrated, width: 230, render: (entry) => <Interval entry={entry} /> },
          { key: 'scores', title: text.rawScores, width: 200, render: ({ raw }) => raw.map((each) => <span key={each.judge}><span className="judging-raw figure">{`${each.judge}${text.of}${shown(each.points)}`}</span>{each.amended ? `${text.amendedMark} ` : ''}</span>) },
          { key: 'tie', title: text.tieRule, width: 150, render: (entry) => (entry.tie === null ? <span className="faint">—</span> : tie(entry.tie)) },
        ]}
        empty={{ title: text.noneJudged }}
      />
      {category.unjudged.length === 0 ? null : <p>{text.unjudged({ works: category.unjudged.map(titleOf).join(and) })}</p>}
      {category.left.length === 0 ? null : <p>{text.leftOnes({ works: category.left.map(({ entryId, number, scores }) => `${number} · ${titleOf(entryId)}${brackets(text.scoresKept({ n: scores }))}`).join(and) })}</p>}
      {category.judges.length === 0 ? null : (
        <details className="judging-details">
          <summary>{text.harshness}</summary>
          <p className="faint">{text.harshnessHint}</p>
          <ul className="judging-lines">
            {category.judges.map((judge) => <li key={judge.judge}><b>{judge.judge} · {result.judgeNames[String(judge.judge)] ?? ''}</b><span>{judge.harshness >= 0 ? text.lenient({ n: shown(judge.harshness) }) : text.harsh({ n: shown(-judge.harshness) })}{judge.low === null || judge.high === null ? '' : `${semicolon}[${shown(judge.low)}, ${shown(judge.high)}]`}</span></li>)}
          </ul>
        </details>
      )}
    </Section>
  );
}
