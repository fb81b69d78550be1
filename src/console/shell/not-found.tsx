import { useEffect } from 'react';
import { ConsoleLink } from '../shared/console-link.tsx';
import { useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';

export function NotFound() {
  const text = useText(consoleMessages);
  useEffect(() => {
    document.title = `${text.notFound} · ${text.name}`;
  }, [text]);
  return (
    <div className="quiet">
      <h1 className="quiet-title">{text.notFound}</h1>
      <p className="quiet-hint">{text.notFoundHint}</p>
      <p><ConsoleLink to="/">{text.toToday}</ConsoleLink></p>
    </div>
  );
}
