import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem } from '../../../console/shared/problem-error.ts';
import type { Answers } from '../form.schemas.ts';
import { notices } from './source.ts';

const PAUSE_MS = 1_200;

/**
 * Saves a return a moment after typing stops, one request at a time. What a colleague saved meanwhile is not written over: saving stops
 * (`stale`) and everything typed stays. `settle` saves what is left and gives the revision to hand in with.
 */
export function useReturnDraft(noticeId: string, unit: string, revision: number, read: () => Answers) {
  const [state, setState] = useState<'saved' | 'unsaved' | 'saving' | 'stale' | 'refused'>('saved');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const current = useRef(revision);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const typed = useRef(0);
  const saved = useRef(0);

  const save = useCallback(async () => {
    await running.current;
    const at = typed.current;
    if (at === saved.current) return;
    setState('saving');
    const attempt = async () => {
      try {
        current.current = (await notices.saveDraft(noticeId, unit, read(), current.current)).revision;
        saved.current = at;
        setSavedAt(new Date());
        setState(typed.current === at ? 'saved' : 'unsaved');
      } catch (error) {
        setState(asProblem(error).code === 'state.stale' ? 'stale' : 'refused');
      }
    };
    running.current = attempt();
    await running.current;
  }, [noticeId, unit, read]);

  const touch = useCallback(() => {
    typed.current += 1;
    setState((before) => (before === 'stale' ? before : 'unsaved'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [save]);

  /** The revision that the server has, once nothing is on its way. */
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

  return { state, savedAt, touch, settle };
}
