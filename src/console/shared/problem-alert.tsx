import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from './locale.ts';
import { asProblem } from './problem-error.ts';
import { sharedMessages } from './shared.messages.ts';

/**
 * What was refused and why, where it happened. Fields that the form does not show are listed (`shown` names those it does).
 * Takes the focus when it appears, unless a field of the form took it.
 */
export function ProblemAlert({ error, retry, shown = [] }: { error: unknown; retry?: () => void; shown?: readonly string[] }) {
  const text = useText(sharedMessages);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null && error !== undefined && shown.length === 0) place.current?.focus({ preventScroll: true });
    if (error !== null && error !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [error, shown.length]);
  if (error === null || error === undefined) return null;
  const problem = asProblem(error);
  const others = problem.fields.filter((field) => !shown.includes(field.path));
  return (
    <div ref={place} tabIndex={-1} className="problem-alert">
      <Alert
        type="error"
        showIcon
        title={problem.code === 'console.fault' ? text.consoleFault : problem.message}
        description={others.length === 0 ? undefined : <ul className="plain-list">{others.map((field) => <li key={field.path + field.code}>{field.message}</li>)}</ul>}
        action={retry !== undefined && problem.mayPass ? <Button onClick={retry}>{text.retry}</Button> : undefined}
      />
    </div>
  );
}
