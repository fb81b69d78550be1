import { CheckCircleFilled, CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useEffect, useSyncExternalStore } from 'react';
import { useText } from './locale.ts';
import { asProblem } from './problem-error.ts';
import { sharedMessages } from './shared.messages.ts';
import './say.css';

interface Saying {
  readonly key: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  readonly undo?: () => void;
}

let sayings: readonly Saying[] = [];
let nextKey = 1;
const listeners = new Set<() => void>();

function set(next: readonly Saying[]): void {
  sayings = next;
  for (const listener of listeners) listener();
}

function add(saying: Omit<Saying, 'key'>): void {
  set([...sayings.slice(-2), { ...saying, key: nextKey++ }]);
}

/**
 * Short sentences at the foot of the window, read out by screen readers. Say what was done, never what the page shows anyway.
 * A problem stays until it is closed; problems of a form belong beside the form (ProblemAlert).
 */
export const say = {
  /** Something was done; `undo` where taking it back is honest. */
  done(text: string, undo?: () => void): void {
    add({ kind: 'done', text, ...(undo === undefined ? {} : { undo }) });
  },
  /** Something failed that has no form of its own. */
  problem(error: unknown): void {
    add({ kind: 'problem', text: asProblem(error).message });
  },
};

const close = (key: number) => set(sayings.filter((saying) => saying.key !== key));
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function OneSaying({ saying }: { saying: Saying }) {
  const text = useText(sharedMessages);
  useEffect(() => {
    if (saying.kind === 'problem') return;
    const timer = setTimeout(() => close(saying.key), saying.undo === undefined ? 6_000 : 15_000);
    return () => clearTimeout(timer);
  }, [saying]);
  return (
    <div className={`saying saying-${saying.kind}`}>
      {saying.kind === 'done' ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
      <span className="saying-text">{saying.text}</span>
      {saying.undo === undefined ? null : (
        <button type="button" className="saying-undo" onClick={() => { close(saying.key); saying.undo?.(); }}>
          {text.undo}
        </button>
      )}
      <button type="button" className="saying-close" aria-label={text.close} onClick={() => close(saying.key)}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}

/** The place where sayings appear; the shell has one. */
export function Sayings() {
  const shown = useSyncExternalStore(subscribe, () => sayings);
  return (
    <div className="sayings" role="status" aria-live="polite">
      {shown.map((saying) => <OneSaying key={saying.key} saying={saying} />)}
    </div>
  );
}
