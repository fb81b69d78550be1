import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type ProblemError } from '../../../console/shared/problem-error.ts';
import type { Campaign, CampaignContent } from '../campaigns.schemas.ts';
import { campaignSource } from './source.ts';

export interface Autosave {
  readonly state: 'saved' | 'unsaved' | 'saving' | 'stale' | 'refused';
  readonly savedAt: Date | null;
  readonly problem: ProblemError | null;
  /** Says that something was typed. */
  touch(): void;
  /** Saves what is typed now; with `over` on top of whatever version there is. */
  save(options?: { over?: boolean; reason?: string }): Promise<Campaign | null>;
}

const PAUSE_MS = 1_200;

/**
 * Saves the content a moment after typing stops, one request at a time. A version that somebody else has overtaken stops it (`stale`); nothing
 * that was typed is touched.
 */
export function useAutosave(campaign: Campaign, read: () => CampaignContent, automatic: boolean): Autosave {
  const [state, setState] = useState<Autosave['state']>('saved');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const version = useRef(campaign.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<Campaign | null> | null>(null);
  const stale = useRef(false);
  const typed = useRef(0);

  const save = useCallback(
    async ({ over = false, reason = '' }: { over?: boolean; reason?: string } = {}): Promise<Campaign | null> => {
      clearTimeout(timer.current);
      await running.current;
      const attempt = async () => {
        const at = typed.current;
        setState('saving');
        try {
          if (over) version.current = (await campaignSource.one(campaign.id)).version;
          const saved = await campaignSource.save(campaign.id, version.current, read(), reason);
          version.current = saved.version;
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
    [campaign.id, read],
  );

  const touch = useCallback(() => {
    typed.current += 1;
    if (stale.current) return;
    setState('unsaved');
    clearTimeout(timer.current);
    if (automatic) timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [automatic, save]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (state !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { state, savedAt, problem, touch, save };
}
