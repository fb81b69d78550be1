import type { ErrorComponentProps } from '@tanstack/react-router';
import { useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';

/** A page that threw: what was saved is safe, and a reload fetches what may have been replaced meanwhile. */
export function RouteError({ error }: ErrorComponentProps) {
  const text = useText(consoleMessages);
  return (
    <div className="quiet" role="alert">
      <h1 className="quiet-title">{text.pageFailed}</h1>
      <p className="quiet-hint">{text.pageFailedHint}</p>
      <p className="faint">{error instanceof Error ? error.message : String(error)}</p>
      <p><button type="button" className="plain-button" onClick={() => window.location.reload()}>{text.reload}</button></p>
    </div>
  );
}
