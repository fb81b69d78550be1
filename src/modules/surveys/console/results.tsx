import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Section } from '../../../console/shared/section.tsx';
import type { CrossTable, FreeTexts, ResultTable, Survey, SurveyResults } from '../surveys.schemas.ts';
import { surveyConsoleMessages } from './console.messages.ts';
import { surveyKeys, surveySource } from './source.ts';

function Count({ count }: { count: number | null }) {
  const text = useText(surveyConsoleMessages);
  return count === null ? <span className="faint">{text.hidden}</span> : <span className="figure">{count}</span>;
}

function Scrolling({ name, children }: { name: string; children: ReactNode }) {
  // What scrolls must be reachable by keyboard (WCAG 2.1.1).
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <div className="survey-scroll" tabIndex={0} role="region" aria-label={name}>{children}</div>;
}

function OneTable({ name, table }: { name: string; table: ResultTable }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const most = Math.max(1, ...table.rows.map(({ count }) => count ?? 0));
  return (
    <>
      {table.item === null ? null : <h4>{pick(table.item)}</h4>}
      {table.mean === null ? null : <p className="faint">{text.mean({ mean: String(table.mean) })}</p>}
      <Scrolling name={name}>
        <table className="survey-table">
          <caption className="visually-hidden">{name}</caption>
          <thead><tr><th scope="col">{text.answer}</th><th scope="col" className="survey-number">{text.people}</th><th scope="col" className="survey-number">{text.share}</th></tr></thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={`${row.value} ${pick(row.label)}`}>
                <th scope="row">{pick(row.label)}</th>
                <td className="survey-number"><Count count={row.count} /></td>
                <td className="survey-number">{row.share === null ? '' : `${Math.round(row.share * 1000) / 10}%`}</td>
                <td aria-hidden className="survey-bar-cell">{row.count === null ? null : <span className="survey-bar" style={{ inlineSize: `${(row.count / most) * 100}%` }} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function CrossFigures({ cross, name, side, all }: { cross: CrossTable; name: string; side: string; all: number | null }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const { cells } = cross;
  if (cells === null) return <p>{text.crossFew}</p>;
  return (
    <Scrolling name={name}>
      <table className="survey-table">
        <caption className="visually-hidden">{name}</caption>
        <thead><tr><th scope="col">{side}</th>{cross.columns.map(({ label }) => <th key={pick(label)} scope="col" className="survey-number">{pick(label)}</th>)}<th scope="col" className="survey-number">{text.total}</th></tr></thead>
        <tbody>
          {cross.rows.map((row, r) => (
            <tr key={pick(row.label)}>
              <th scope="row">{pick(row.label)}</th>
              {cells[r]?.map((count, c) => <td key={pick(cross.columns[c]!.label)} className="survey-number"><Count count={count} /></td>)}
              <td className="survey-number"><Count count={row.total} /></td>
            </tr>
          ))}
          <tr><th scope="row">{text.total}</th>{cross.columns.map(({ label, total }) => <td key={pick(label)} className="survey-number"><Count count={total} /></td>)}<td className="survey-number"><Count count={all} /></td></tr>
        </tbody>
      </table>
    </Scrolling>
  );
}

function Crossing({ survey, dimensions }: { survey: Survey; dimensions: SurveyResults['dimensions'] }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const [rows, setRows] = useState('');
  const [columns, setColumns] = useState('');
  const severalOf = (id: string) => dimensions.find((each) => each.id === id)?.several === true;
  const options = (other: string) => dimensions.map(({ id, label, several }) => ({ value: id, label: pick(label), disabled: id === other || (several && severalOf(other)) }));
  const ready = rows !== '' && columns !== '';
  const query = useQuery({ queryKey: [...surveyKeys.one(survey.id), 'cross', rows, columns], queryFn: ({ signal }) => surveySource.cross(survey.id, queryString({ rows, columns }), signal), enabled: ready });
  return (
    <Section title={text.cross} hint={text.crossHint}>
      <div className="survey-columns survey-choose">
        <Select aria-label={text.rows} placeholder={text.rows} value={rows === '' ? undefined : rows} onChange={setRows} options={options(columns)} popupMatchSelectWidth={false} />
        <Select aria-label={text.columns} placeholder={text.columns} value={columns === '' ? undefined : columns} onChange={setColumns} options={options(rows)} popupMatchSelectWidth={false} />
      </div>
      {ready ? <Loaded query={query} bones={2}>{(cross) => <CrossFigures cross={cross} name={[rows, columns].map((id) => pick(dimensions.find((each) => each.id === id)!.label)).join(' × ')} side={pick(dimensions.find(({ id }) => id === rows)!.label)} all={survey.answers} />}</Loaded> : null}
    </Section>
  );
}

/** Texts, each once, with how many people wrote it. */
const counted = (texts: readonly string[]) => texts.reduce((all, each) => all.set(each, (all.get(each) ?? 0) + 1), new Map<string, number>());

function Texts({ texts }: { texts: readonly FreeTexts[] }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  if (texts.length === 0) return null;
  return (
    <Section title={text.texts} hint={text.textsHint}>
      {texts.map((question) => (
        <div key={question.key}>
          <h3>{pick(question.label)}</h3>
          {question.texts.length === 0 ? <p className="faint">{question.withheld ? text.withheld : text.noTexts}</p> : (
            <ul className="survey-texts">{[...counted(question.texts)].map(([each, times]) => <li key={each}>{each}{times === 1 ? null : <span className="survey-times">{text.times({ count: times })}</span>}</li>)}</ul>
          )}
        </div>
      ))}
    </Section>
  );
}

function Figures({ survey, results, texts }: { survey: Survey; results: SurveyResults; texts: readonly FreeTexts[] }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const prefix = locale === 'en' ? '/en' : '';
  return (
    <>
      <Section title={text.results} hint={text.hiddenNote} actions={<><DownloadButton from={`/api/surveys/${survey.id}/results.xlsx`}>{text.workbook}</DownloadButton>{survey.resultsPublishedAt === null ? null : <a href={`${prefix}/surveys/${survey.id}/results.csv`}>{text.openData}</a>}</>}>
        {results.answers === null ? <Quiet title={text.tooFew} small /> : null}
        {results.questions.filter(({ tables, withheld }) => tables.length > 0 || withheld).map((question, index) => (
          <div key={question.key} className="survey-result">
            <h3>{index + 1}. {pick(question.label)}</h3>
            {question.withheld ? <p className="faint">{text.withheld}</p> : null}
            {question.answered === null ? null : <p className="faint">{text.answered({ count: question.answered })}</p>}
            {question.tables.map((table) => <OneTable key={table.item === null ? '' : pick(table.item)} name={[pick(question.label), ...(table.item === null ? [] : [pick(table.item)])].join(' · ')} table={table} />)}
            {question.places.length === 0 ? null : <p>{text.places} · {question.places.map(({ label, mean }) => `${pick(label)} ${mean}`).join(' · ')}</p>}
          </div>
        ))}
      </Section>
      {results.dimensions.length < 2 ? null : <Crossing survey={survey} dimensions={results.dimensions} />}
      <Texts texts={texts} />
    </>
  );
}

/** The results of a closed survey; while it runs, why there are none yet. */
export function ResultsSection({ survey }: { survey: Survey }) {
  const text = useText(surveyConsoleMessages);
  const query = useQuery({
    queryKey: [...surveyKeys.one(survey.id), 'results'], enabled: survey.state === 'closed',
    queryFn: async ({ signal }) => ({ results: await surveySource.results(survey.id, signal), texts: await surveySource.texts(survey.id, signal) }),
  });
  if (survey.state !== 'closed') return <Section title={text.results}><p className="faint">{text.running}</p></Section>;
  return <Loaded query={query}>{({ results, texts }) => <Figures survey={survey} results={results} texts={texts} />}</Loaded>;
}
