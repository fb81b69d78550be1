import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatNumber } from '../../platform/calendar/format.ts';
import { unitWord } from '../../platform/i18n/unit-words.ts';
import { DataTable, type DataQuery } from '../shared/data-table/data-table.tsx';
import { FactNote, FactQuantity, FactSubject, useKindLabel } from '../shared/fact-line.tsx';
import { factKinds, type FactRow, type FactsList, factsFile, type FactsQuery, listFacts } from '../shared/facts-source.ts';
import { DayText } from '../shared/instant-text.tsx';
import { useLocale, usePick, useText } from '../shared/locale.ts';
import { PageHeader } from '../shared/page-header.tsx';
import { Quiet } from '../shared/quiet.tsx';
import { useOffice } from '../shared/session.tsx';
import { useSearchState } from '../shared/search-state.ts';
import { factsMessages } from './facts.messages.ts';

const ADDRESS = { node: '', campaign: '', subjectType: '', subject: '' };

type Fixed = Pick<FactsQuery, 'node' | 'campaign' | 'subjectType' | 'subject'>;

function factsQueryOf(query: DataQuery, fixed: Fixed): FactsQuery {
  const word = (key: string) => (typeof query[key] === 'string' && query[key] !== '' ? { [key]: query[key] } : {});
  const kinds = query['kinds'];
  return {
    ...fixed,
    ...(Array.isArray(kinds) && kinds.length > 0 ? { kinds: kinds.map(String) } : {}),
    ...word('from'),
    ...word('to'),
    ...(query['now'] === true ? { basis: 'now' as const } : {}),
  };
}

/** The records that figures are made of: those of an office's subtree, by kind, campaign and day, and their sum. */
export default function FactsPage() {
  const text = useText(factsMessages);
  const locale = useLocale();
  const pick = usePick();
  const { office } = useOffice();
  const [{ node: chosen, campaign, subjectType, subject }, change] = useSearchState(ADDRESS);
  const node = chosen === '' ? (office?.id ?? '') : chosen;
  const ofRecord = subjectType !== '' && subject !== '';
  const fixed: Fixed = { node, ...(campaign === '' ? {} : { campaign }), ...(ofRecord ? { subjectType, subject } : {}) };
  const kinds = useQuery(factKinds);
  const labelOf = useKindLabel(kinds.data);
  const kindOf = (name: string) => kinds.data?.find(({ kind }) => kind === name);
  const sumOf = ({ quantity, items: [first] }: FactsList) => {
    if (quantity === null || first === undefined) return null;
    return <strong className="figure">{text.sum({ sum: `${formatNumber(quantity, locale)} ${unitWord(kindOf(first.kind)?.unit ?? '', locale, quantity)}` })}</strong>;
  };
  if (node === '') {
    return (
      <>
        <PageHeader />
        <Quiet title={text.noOffice} hint={text.noOfficeHint} />
      </>
    );
  }
  return (
    <>
      <PageHeader meta={<>{chosen === '' && office !== null ? <span>{text.ofOffice({ office: office.name })}</span> : null}<span>{text.lead}</span>{ofRecord ? <span>{text.ofRecord} <Button type="link" onClick={() => change({ subjectType: '', subject: '' })}>{text.allFacts}</Button></span> : null}</>} />
      <DataTable<FactRow, FactsList>
        name="ledger.facts"
        label={text.list}
        queryKey={['ledger', 'facts', fixed]}
        load={(query, signal) => listFacts({ ...factsQueryOf(query, fixed), page: query.page, size: query.size }, signal)}
        exportFrom={(query) => factsFile(factsQueryOf(query, fixed))}
        summary={sumOf}
        rowKey={({ id }) => id}
        rowName={(fact) => `${labelOf(fact.kind)} ${fact.day}`}
        filters={[
          { key: 'node', label: text.office, kind: 'office' },
          { key: 'kinds', label: text.kind, kind: 'choices', options: (kinds.data ?? []).map(({ kind, label }) => ({ value: kind, label: pick(label) })) },
          { key: 'from', label: text.from, kind: 'day' },
          { key: 'to', label: text.to, kind: 'day' },
          { key: 'now', label: text.basis, kind: 'yes' },
        ]}
        columns={[
          { key: 'day', title: text.day, width: 180, render: ({ day }) => <DayText day={day} /> },
          { key: 'kind', title: text.kind, width: 180, render: ({ kind }) => labelOf(kind) },
          { key: 'subject', title: text.subject, render: (fact) => <FactSubject fact={fact} /> },
          { key: 'quantity', title: text.quantity, width: 120, align: 'end', render: (fact) => <FactQuantity fact={fact} kind={kindOf(fact.kind)} /> },
          { key: 'note', title: text.note, width: 240, render: (fact) => <FactNote fact={fact} /> },
        ]}
        empty={{ title: text.empty, hint: text.emptyHint }}
      />
    </>
  );
}
