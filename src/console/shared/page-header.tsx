import { type ReactNode, use, useEffect, useRef } from 'react';
import { ConsoleLink } from './console-link.tsx';
import { useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';
import { type Crumb, TrailContext } from './trail.ts';

export interface PageHeaderProps {
  /** Left out, the route's title. */
  readonly title?: string;
  /** State, number, dates: one line under the title. */
  readonly meta?: ReactNode;
  /** The page's main actions, the first the most likely. */
  readonly actions?: ReactNode;
  /** Pages between the navigation entry and this one that the path does not tell. */
  readonly above?: readonly Crumb[];
}

let opened = 0;

/** After the first page, a new one takes the focus at its title, so that keyboard and screen reader go on there. */
function useTitleFocus() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    opened += 1;
    if (opened === 1) return;
    // A dialog that opened the page gives the focus back first.
    const frame = requestAnimationFrame(() => {
      const busy = document.activeElement?.closest('dialog, [role=dialog], input, textarea') !== null;
      if (!busy) title.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return title;
}

/** Head of every page: where one is, the title (also of the window), and what can be done. */
export function PageHeader({ title, meta, actions, above = [] }: PageHeaderProps) {
  const text = useText(sharedMessages);
  const trail = use(TrailContext);
  const heading = useTitleFocus();
  const shown = title ?? trail.title;
  const crumbs = [...trail.crumbs, ...above];
  useEffect(() => {
    document.title = `${shown} · ${text.product}`;
  }, [shown, text]);
  return (
    <header className="page-header">
      {crumbs.length === 0 ? null : (
        <nav aria-label={text.breadcrumb}>
          <ol className="crumbs">
            {crumbs.map((crumb) => <li key={crumb.to}><ConsoleLink to={crumb.to}>{crumb.label}</ConsoleLink></li>)}
          </ol>
        </nav>
      )}
      <div className="page-header-row">
        <h1 ref={heading} tabIndex={-1}>{shown}</h1>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {meta === undefined ? null : <div className="page-meta">{meta}</div>}
    </header>
  );
}
