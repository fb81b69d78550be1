import { Link } from '@tanstack/react-router';
import { useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';

export interface View {
  readonly key: string;
  readonly label: string;
  /** A count beside the label. */
  readonly count?: number;
}

/**
 * Views of one page side by side, as links: each has an address (`?tab=sent`), the first is the page's own. Read the present one with
 * `useSearchState({ tab: '' })`. The rest of the address is dropped with the view it belonged to.
 */
export function Views({ views, current, name = 'tab' }: { views: readonly View[]; current: string; name?: string }) {
  const text = useText(sharedMessages);
  const first = views[0]?.key;
  const shown = views.some(({ key }) => key === current) ? current : first;
  return (
    <nav className="views" aria-label={text.tabs}>
      {views.map(({ key, label, count }) => (
        <Link key={key} to="." search={(key === first ? {} : { [name]: key }) as never} className="view" {...(key === shown ? { 'aria-current': 'page' as const } : {})} activeOptions={{ exact: true, includeSearch: true }}>
          {label}{count === undefined ? null : <span className="view-count figure">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
