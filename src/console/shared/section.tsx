import { type ReactNode, useId } from 'react';

/** A part of a page under a heading of its own. */
export function Section({ title, hint, actions, children }: { title: string; hint?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {hint === undefined ? null : <p className="section-hint">{hint}</p>}
      {children}
    </section>
  );
}

/** A page's main column with what stands beside it (facts, history); below it on narrow screens. */
export function Beside({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className="beside">
      <div className="beside-main">{main}</div>
      <aside className="beside-aside">{aside}</aside>
    </div>
  );
}

export interface Description {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** Names and values of a record; values that are not there show a dash. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="descriptions">
      {items.map(({ label, value, wide }) => (
        <div key={label} className={wide === true ? 'description description-wide' : 'description'}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="faint">—</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
