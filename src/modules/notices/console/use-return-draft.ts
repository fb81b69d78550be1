import { useCallback } from 'react';
import { type Autosave, useAutosave } from '../../../console/shared/use-autosave.ts';
import type { Answers } from '../form.schemas.ts';
import { notices } from './source.ts';

/** Saves a return while it is filled in. What a colleague saved meanwhile is not written over. */
export function useReturnDraft(noticeId: string, unit: string, revision: number, read: () => Answers): Autosave<void, undefined> {
  const write = useCallback(async (version: number) => ({ version: (await notices.saveDraft(noticeId, unit, read(), version)).revision, saved: undefined }), [noticeId, unit, read]);
  return useAutosave<void>({ version: revision, write });
}
