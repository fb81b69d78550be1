import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { addDays, dayOf } from '../../../platform/calendar/zoned-time.ts';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import type { Burden } from '../burden.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';
import './notices.css';

const DEFAULTS = { node: '', month: '' };
const monthBeside = (month: string, days: number) => addDays(`${month}-15`, days).slice(0, 7);

function Sums({ burden }: { burden: Burden }) {
  const text = useText(listMessages);
  const locale = useLocale();
  const figures = [[text.noticesCount, burden.sums.notices], [text.receiptsCount, burden.sums.receipts], [text.returnsCount, burden.sums.returns], [text.fields, burden.sums.fields]] as const;
  return <ul className="plain-list tiles">{figures.map(([label, value]) => <li key={label} className="tile"><span className="tile-figure">{formatNumber(value, locale)}</span><span className="tile-label">{label}</span></li>)}</ul>;
}

/** What all offices together ask of a unit in a month, and of the units below it. */
export default function BurdenPage() {
  const text = useText(listMessages);
  const now = useNow();
  const { office } = useOffice();
  const [search, setSearch] = useSearchState(DEFAULTS);
  const node = search.node === '' ? (office?.id ?? '') : search.node;
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : dayOf(now).slice(0, 7);
  const query = useQuery({ queryKey: ['notices', 'burden', node, month], queryFn: ({ signal }) => notices.burden(node, month, signal), enabled: node !== '' });
  return (
    <>
      <PageHeader />
      <p className="section-hint">{text.burdenHint}</p>
      <div className="field-row">
        <OrgTreeSelect aria-label={text.office} value={node === '' ? undefined : node} onChange={(id) => setSearch({ node: id ?? '' })} />
        <div className="actions">
          <Button onClick={() => setSearch({ month: monthBeside(month, -28) })}>{text.previousMonth}</Button>
          <span className="figure">{month}</span>
          <Button onClick={() => setSearch({ month: monthBeside(month, 28) })}>{text.nextMonth}</Button>
        </div>
      </div>
      <Loaded query={query}>
        {(burden) =>
          burden.sums.notices === 0 && burden.below.units === 0 ? <Quiet title={text.noBurden} hint={text.noBurdenHint} /> : (
            <>
              <Section title={`${text.asks} · ${burden.node.name}`}>
                <Sums burden={burden} />
                <ul className="plain-list notice-rows">
                  {burden.items.map((item) => <li key={item.noticeId}><p><ConsoleLink to={`/notices/${item.noticeId}`}>{item.title}</ConsoleLink> <span className="faint">{item.number}</span></p><p className="faint">{item.issuer.name} · <InstantText at={item.sentAt} as="exact" /> · {text.fields} {item.fields}</p></li>)}
                </ul>
              </Section>
              {burden.below.items.length === 0 ? null : (
                <Section title={text.belowUnits}>
                  <div className="regions">
                    <table>
                      <thead><tr><th scope="col">{text.unit}</th><th scope="col">{text.noticesCount}</th><th scope="col">{text.returnsCount}</th><th scope="col">{text.fields}</th></tr></thead>
                      <tbody>{burden.below.items.map(({ unit, sums }) => <tr key={unit.id}><th scope="row"><button type="button" className="link" onClick={() => setSearch({ node: unit.id }, { push: true })}>{unit.name}</button></th><td className="figure">{sums.notices}</td><td className="figure">{sums.returns}</td><td className="figure">{sums.fields}</td></tr>)}</tbody>
                    </table>
                  </div>
                </Section>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}
