import type { ReactNode } from 'react';

/** An empty state: what is so, and what to do next. */
export function Quiet({ title, hint, action, small = false }: { title: ReactNode; hint?: ReactNode; action?: ReactNode; small?: boolean }) {
  return (
    <div className={small ? 'quiet quiet-small' : 'quiet'}>
      <p className="quiet-title">{title}</p>
      {hint === undefined ? null : <p className="quiet-hint">{hint}</p>}
      {action === undefined ? null : <div className="quiet-action">{action}</div>}
    </div>
  );
}
