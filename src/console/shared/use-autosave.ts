import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type ProblemError } from './problem-error.ts';

export interface Autosave<Saved, How> {
  readonly state: 'saved' | 'unsaved' | 'saving' | 'stale' | 'refused';
  readonly savedAt: Date | null;
  readonly problem: ProblemError | null;
  /** Says that something was typed. */
  touch(): void;
  /** Saves what is typed now. @returns what was saved, or null when it was refused. */
  save(how?: How): Promise<Saved | null>;
  /** The version that the server has, once nothing is on its way. */
  settle(): Promise<number>;
}

interface Work<Saved, How> {
  /** The version that was opened. */
  readonly version: number;
  /** Writes what is typed over a version, and gives the new one; what it reads it reads when it is called. */
  readonly write: (version: number, how?: How) => Promise<{ version: number; saved: Saved }>;
  /** Whether it saves by itself; left out, yes. */
  readonly automatic?: boolean;
}

const PAUSE_MS = 1_200;

/**
 * Saves a moment after typing stops, one request at a time. A version that somebody else has overtaken is not written over: saving by
 * itself stops (`stale`) and everything typed stays. The browser asks before it leaves what is not saved.
 */
export function useAutosave<Saved, How = undefined>({ version, write, automatic = true }: Work<Saved, How>): Autosave<Saved, How> {
  const [state, setState] = useState<Autosave<Saved, How>['state']>('saved');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const current = useRef(version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<Saved | null> | null>(null);
  const stale = useRef(false);
  const typed = useRef(0);

  const save = useCallback(
    async (how?: How): Promise<Saved | null> => {
      clearTimeout(timer.current);
      await running.current;
      const attempt = async () => {
        const at = typed.current;
        setState('saving');
        try {
          const { version: next, saved } = await write(current.current, how);
          current.current = next;
          stale.current = false;
          setProblem(null);
          setSavedAt(new Date());
          setState(typed.current === at ? 'saved' : 'unsaved');
          return saved;
        } catch (error) {
          const found = asProblem(error);
          stale.current = found.code === 'state.stale';
          setProblem(found);
          setState(stale.current ? 'stale' : 'refused');
          return null;
        }
      };
      running.current = attempt();
      return running.current;
    },
    [write],
  );

  const touch = useCallback(() => {
    typed.current += 1;
    if (stale.current) return;
    setState('unsaved');
    clearTimeout(timer.current);
    if (automatic) timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [automatic, save]);

  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    await running.current;
    return current.current;
  }, []);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (state !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { state, savedAt, problem, touch, save, settle };
}
