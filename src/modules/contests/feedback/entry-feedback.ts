import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

/** What judges of one closed round wrote to whoever entered a work; never by whom. */
export interface EntryFeedback {
  readonly round: Bilingual;
  readonly closedAt: string;
  readonly texts: readonly string[];
}

/** Gives what an entrant may read by now about an entry, first round to last; nothing before it is theirs to read. */
export type EntryFeedbackProvider = (db: Db, entryId: string) => Promise<readonly EntryFeedback[]>;

const providers: EntryFeedbackProvider[] = [];

/** Adds a source of feedback; the modules after this one are wired to it by the application. */
export function registerEntryFeedback(provider: EntryFeedbackProvider): void {
  providers.push(provider);
}

/** What every source has for the entrant of an entry. */
export async function feedbackOf(db: Db, entryId: string): Promise<EntryFeedback[]> {
  return (await Promise.all(providers.map((provider) => provider(db, entryId)))).flat();
}
