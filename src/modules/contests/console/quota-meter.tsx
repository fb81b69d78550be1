import { Progress } from 'antd';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import type { Contest, Place } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';

/** How much of an office's quota is used, category by category, and until when it decides. */
export function QuotaMeter({ contest, places, categoryId }: { contest: Contest; places: readonly Place[]; categoryId?: string | undefined }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const locale = useLocale();
  const shown = places.filter((place) => categoryId === undefined || categoryId === '' || place.categoryId === categoryId);
  const [first] = shown;
  if (first === undefined) return null;
  const words = ({ isHost, quota, forwarded }: Place) =>
    isHost ? text.quotaHost : quota === null ? text.quotaFree({ used: formatNumber(forwarded, locale) }) : text.quotaUsed({ used: formatNumber(forwarded, locale), quota: formatNumber(quota, locale) });
  return (
    <div className="quota">
      {first.decideBy === null ? null : <p className="quota-due">{text.decideBy}{colon}<InstantText at={first.decideBy} /></p>}
      <ul className="plain-list quota-list">
        {shown.map((place) => {
          const name = pick(contest.categories.find(({ id }) => id === place.categoryId)?.name ?? { zh: '', en: '' });
          return (
            <li key={place.nodeId + place.categoryId}>
              <span className="quota-name">{name}</span>
              <span className="faint">{words(place)}</span>
              {place.isHost || place.quota === null ? null : <Progress percent={place.quota === 0 ? 100 : Math.round((place.forwarded / place.quota) * 100)} showInfo={false} size="small" status={place.forwarded >= place.quota ? 'exception' : 'normal'} aria-label={`${name} ${words(place)}`} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
