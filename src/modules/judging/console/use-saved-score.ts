import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../console/shared/problem-error.ts';
import type { Draft, Work } from '../judging.schemas.ts';
import { judgingSource } from './source.ts';

const REST_MS = 500;
const RETRY_MS = 4000;

export type SaveState = 'still' | 'unsaved' | 'saving' | 'failed' | 'stale' | { readonly at: string } | { readonly refused: ProblemError };
type Values = Omit<Draft, 'version'>;

/**
 * Saves a score as it is given: a pause saves it, one request at a time, and it is called saved only when the server said that it is on disk. A lost
 * connection is tried again until it answers; a refusal is shown and not tried again.
 */
export function useSavedScore(work: Work) {
  const [values, setValues] = useState<Values>({ value: work.value ?? {}, confidence: work.confidence ?? 'medium', note: work.note, feedback: work.feedback, panel: work.panel });
  const [state, setState] = useState<SaveState>(work.savedAt === null ? 'still' : { at: work.savedAt });
  const newest = useRef(values);
  const version = useRef(work.version);
  const changed = useRef(0);
  const saved = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const chain = useRef<Promise<boolean>>(Promise.resolve(true));

  const save = async (): Promise<boolean> => {
    if (saved.current === changed.current) return true;
    const turn = changed.current;
    setState('saving');
    try {
      const answer = await judgingSource.save(work.id, { version: version.current, ...newest.current });
      version.current = answer.version;
      saved.current = turn;
      setState(changed.current === turn ? { at: answer.savedAt } : 'unsaved');
      return changed.current === turn;
    } catch (error) {
      const problem = error instanceof ProblemError ? error : null;
      if (problem?.code === 'state.stale') setState('stale');
      else if (problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429) setState({ refused: problem });
      else {
        setState('failed');
        timer.current = setTimeout(flushNow, RETRY_MS);
      }
      return false;
    }
  };
  function flushNow(): Promise<boolean> {
    clearTimeout(timer.current);
    chain.current = chain.current.then(save, save);
    return chain.current;
  }
  useEffect(() => () => {
    clearTimeout(timer.current);
    if (saved.current !== changed.current) void flushNow();
    // What is not saved when the page is left goes out once more.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const change = (part: Partial<Values>) => {
    newest.current = { ...newest.current, ...part };
    changed.current += 1;
    setValues(newest.current);
    setState('unsaved');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flushNow(), REST_MS);
  };
  return { values, state, change, flush: flushNow, version: () => version.current };
}
