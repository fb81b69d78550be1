import { FileTextOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { EntryStateTag } from './state-tags.tsx';

/** What an entry looks like in small: its picture, that it is a film, or its opening lines. */
export function EntryFace({ entry }: { entry: Entry }) {
  const picture = entry.files.find(({ mime }) => mime.startsWith('image/'));
  if (picture !== undefined) return <img src={picture.thumbnail ?? picture.url} alt="" loading="lazy" width={picture.width ?? 320} height={picture.height ?? 240} />;
  if (entry.files.some(({ mime }) => mime.startsWith('video/'))) return <span className="face-word"><PlayCircleOutlined aria-hidden /></span>;
  return <span className="face-text">{entry.body === '' ? <FileTextOutlined aria-hidden /> : entry.body.slice(0, 120)}</span>;
}

interface EntryGridProps {
  readonly entries: readonly Entry[];
  readonly label: string;
  readonly categoryName: (id: string) => string;
  /** Address of an entry's page. */
  readonly to: (entry: Entry) => string;
  /** Left out where nothing is decided. */
  readonly selection?: { readonly keys: ReadonlySet<string>; readonly toggle: (entry: Entry) => void } | undefined;
}

/** Entries as tiles with their pictures. */
export function EntryGrid({ entries, label, categoryName, to, selection }: EntryGridProps) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  return (
    <ul className="plain-list tiles" aria-label={label}>
      {entries.map((entry) => {
        const title = pick(entry.title) || '—';
        return (
          <li key={entry.id} className={selection?.keys.has(entry.id) === true ? 'tile tile-chosen' : 'tile'}>
            <ConsoleLink to={to(entry)} className="tile-link">
              <span className="tile-face"><EntryFace entry={entry} /></span>
              <span className="tile-title">{title}</span>
            </ConsoleLink>
            <p className="tile-note">{[categoryName(entry.categoryId), pick(entry.node.name)].filter((part) => part !== '').join(' · ')}</p>
            <p className="tile-note"><EntryStateTag state={entry.state} /> {entry.submittedAt === null ? null : <InstantText at={entry.submittedAt} />}</p>
            {selection === undefined ? null : <Checkbox className="tile-box" checked={selection.keys.has(entry.id)} aria-label={text.select({ title })} onChange={() => selection.toggle(entry)} />}
          </li>
        );
      })}
    </ul>
  );
}
