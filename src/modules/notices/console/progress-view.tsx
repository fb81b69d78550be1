import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { Section } from '../../../console/shared/section.tsx';
import type { Notice, NoticeCounts } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';

/** A part of a whole as a bar; the figures beside it say the same. */
function Share({ part, whole, label }: { part: number; whole: number; label: string }) {
  const locale = useLocale();
  return (
    <span className="share">
      <span className="share-bar" aria-hidden><span style={{ inlineSize: `${whole === 0 ? 0 : (part / whole) * 100}%` }} /></span>
      <span className="figure">{formatNumber(part, locale)}/{formatNumber(whole, locale)}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

function Tile({ label, value, tone, open }: { label: string; value: number; tone?: 'bad'; open: () => void }) {
  const locale = useLocale();
  return (
    <li>
      <button type="button" className="tile" onClick={open} disabled={value === 0}>
        <span className={tone === 'bad' && value > 0 ? 'tile-figure tile-bad' : 'tile-figure'}>{formatNumber(value, locale)}</span>
        <span className="tile-label">{label}</span>
      </button>
    </li>
  );
}

function Regions({ notice, show }: { notice: Notice; show: (filter: { under: string }) => void }) {
  const text = useText(listMessages);
  const [lines, setLines] = useState<readonly { id: string; name: string }[]>([]);
  const under = lines.at(-1)?.id;
  const query = useQuery({ queryKey: ['notices', 'progress', notice.id, under ?? ''], queryFn: ({ signal }) => notices.progress(notice.id, under, signal) });
  return (
    <Section title={text.regions} actions={lines.length === 0 ? undefined : <Button onClick={() => setLines(lines.slice(0, -1))}>{lines.at(-2)?.name ?? notice.issuer.name}</Button>}>
      <Loaded query={query}>
        {({ regions }) => (
          <div className="regions">
            <table>
              <thead><tr><th scope="col">{text.region}</th>{notice.wantsReceipt ? <th scope="col">{text.allSigned}</th> : null}{notice.form === null ? null : <><th scope="col">{text.allReturned}</th><th scope="col">{text.late}</th></>}<th scope="col">{text.overdue}</th></tr></thead>
              <tbody>
                {regions.map(({ node, counts }) => (
                  <tr key={node.id}>
                    <th scope="row">{counts.recipients > 1 ? <button type="button" className="link" onClick={() => setLines([...lines, node])}>{node.name}</button> : node.name}</th>
                    {notice.wantsReceipt ? <td><Share part={counts.signed} whole={counts.recipients} label={text.allSigned} /></td> : null}
                    {notice.form === null ? null : <><td><Share part={counts.returned} whole={counts.recipients} label={text.allReturned} /></td><td className="figure">{counts.late}</td></>}
                    <td className="figure">{counts.overdue > 0 ? <button type="button" className="link" onClick={() => show({ under: node.id })}>{counts.overdue}</button> : 0}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** Who has and who has not: figures that open the units behind them, and the regions, each of which opens. */
export function ProgressView({ notice, counts, show }: { notice: Notice; counts: NoticeCounts; show: (filter: { state?: string; under?: string }) => void }) {
  const text = useText(listMessages);
  return (
    <>
      <ul className="plain-list tiles">
        <Tile label={text.recipients} value={counts.recipients} open={() => show({})} />
        {notice.wantsReceipt ? <Tile label={text.allSigned} value={counts.signed} open={() => show({ state: 'signed' })} /> : null}
        {notice.form === null ? null : <Tile label={text.allReturned} value={counts.returned} open={() => show({ state: 'returned' })} />}
        {notice.form === null ? null : <Tile label={text.late} value={counts.late} open={() => show({ state: 'late' })} />}
        {notice.form === null ? null : <Tile label={text.sentBack} value={counts.sentBack} open={() => show({ state: 'sent-back' })} />}
        <Tile label={text.overdue} value={counts.overdue} tone="bad" open={() => show({ state: 'overdue' })} />
        {notice.form === null ? null : <Tile label={text.extensions} value={counts.extensionsAsked} tone="bad" open={() => show({ state: 'extension-asked' })} />}
      </ul>
      {counts.recipients > 1 ? <Regions notice={notice} show={show} /> : null}
    </>
  );
}
