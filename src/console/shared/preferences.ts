import { useSyncExternalStore } from 'react';
import { type Locale, negotiateLocale } from '../../platform/i18n/messages.ts';

/** How the person likes the console, kept in this browser. */
export interface Preferences {
  readonly locale: Locale;
  /** `large` enlarges type and targets for easier reading; `compact` shows more rows. */
  readonly size: 'normal' | 'large' | 'compact';
  /** The office chosen in the top bar; null is the first one. */
  readonly officeId: string | null;
}

const KEY = 'heming.preferences';
const listeners = new Set<() => void>();
let current: Preferences = load();

function load(): Preferences {
  const fresh: Preferences = { locale: negotiateLocale(globalThis.navigator?.languages?.join(',')), size: 'normal', officeId: null };
  return { ...fresh, ...readStored<Partial<Preferences>>(KEY) };
}

/** Reads a value kept in this browser; undefined when there is none or storage is closed to us. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text = globalThis.localStorage?.getItem(key);
    return text === null || text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value in this browser; a closed or full storage loses the convenience, nothing else. */
export function writeStored(key: string, value: unknown): void {
  try {
    globalThis.localStorage?.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** The preferences outside of React (for request headers). */
export function preferences(): Preferences {
  return current;
}

/** Changes some preferences and keeps them. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  writeStored(KEY, current);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}
