import { useEffect, useEffectEvent } from 'react';

/** A key that was pressed, and whether somebody is typing. */
export interface Press {
  readonly key: string;
  readonly at: number;
  readonly typing: boolean;
  /** Control, Command or Alt is down. */
  readonly chord: boolean;
}

export type Shortcut = { readonly act: 'search' | 'go-to' | 'help' } | { readonly act: 'open'; readonly letter: string };

const PATIENCE_MS = 1_500;

/** What a press means: `/` searches, `?` helps, Ctrl or ⌘ with K goes anywhere, g and a letter opens a page. `leader` is when g was pressed. */
export function shortcutOf(press: Press, leader: number | null): { shortcut: Shortcut | null; leader: number | null } {
  if (press.chord) return { shortcut: press.key.toLowerCase() === 'k' ? { act: 'go-to' } : null, leader: null };
  if (press.typing) return { shortcut: null, leader: null };
  if (leader !== null && press.at - leader < PATIENCE_MS && /^[a-z]$/.test(press.key)) return { shortcut: { act: 'open', letter: press.key }, leader: null };
  if (press.key === 'g') return { shortcut: null, leader: press.at };
  if (press.key === '/') return { shortcut: { act: 'search' }, leader: null };
  if (press.key === '?') return { shortcut: { act: 'help' }, leader: null };
  return { shortcut: null, leader: null };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role=combobox], [role=menu], dialog[open], [role=dialog]') !== null);
}

/** Listens for the console's keys; `act` answers whether it did something, so that the key is not also typed. */
export function useShortcuts(act: (shortcut: Shortcut) => boolean): void {
  const answer = useEffectEvent(act);
  useEffect(() => {
    let leader: number | null = null;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
      const found = shortcutOf({ key: event.key, at: event.timeStamp, typing: isTyping(event.target), chord: event.ctrlKey || event.metaKey }, leader);
      leader = found.leader;
      if (found.shortcut !== null && answer(found.shortcut)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
