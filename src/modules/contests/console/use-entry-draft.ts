import { useEffect, useRef, useState } from 'react';
import type { Contest, Entry } from '../contests.schemas.ts';
import { contentOf, type EntryValues } from './entry-values.ts';
import { contestSource } from './source.ts';

const REST_MS = 1500;

interface Draft {
  /** When it was saved last, or how it stands. */
  readonly state: 'still' | 'unsaved' | 'saving' | Date;
  /** Saves now; `submit` hands it in. */
  send(submit: boolean): Promise<Entry>;
  /** Says that something was typed. */
  touch(): void;
}

/** Keeps the draft while it is typed: a pause of typing saves it, one request at a time. */
export function useEntryDraft(contest: Contest, entry: Entry | null, read: () => Partial<EntryValues>, saved: (entry: Entry) => void): Draft {
  const known = useRef(entry === null ? null : { id: entry.id, version: entry.version });
  // What was handed in is changed by handing it in again, never behind one's back.
  const mayKeep = entry === null || entry.state === 'draft' || entry.state === 'returned';
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [state, setState] = useState<Draft['state']>('still');
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (submit: boolean): Promise<Entry> => {
    clearTimeout(timer.current);
    const next = chain.current.catch(() => undefined).then(async () => {
      setState('saving');
      const values = read();
      const content = contentOf(values, contest.categories.find(({ id }) => id === values.categoryId), submit);
      try {
        const now = known.current;
        const answer = now === null ? await contestSource.enter(contest.id, { ...content, categoryId: values.categoryId ?? '', nodeId: values.nodeId ?? '', submit }) : await contestSource.edit(now.id, { ...content, version: now.version, submit, categoryId: values.categoryId, nodeId: values.nodeId });
        known.current = { id: answer.id, version: answer.version };
        setState(new Date());
        saved(answer);
        return answer;
      } catch (error) {
        setState('unsaved');
        throw error;
      }
    });
    chain.current = next;
    return next;
  };
  const touch = () => {
    setState('unsaved');
    clearTimeout(timer.current);
    const { categoryId, nodeId } = read();
    if (!mayKeep || categoryId === undefined || nodeId === undefined || nodeId === '') return;
    // What a pause cannot save yet, the person's own saving tells at the fields.
    timer.current = setTimeout(() => void send(false).catch(() => undefined), REST_MS);
  };
  return { state, send, touch };
}
