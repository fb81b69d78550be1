import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

/** A page about a contest that another module draws; `path` is language-neutral. */
export interface CallLink {
  readonly title: Bilingual;
  readonly path: string;
}

export type CallLinkProvider = (db: Db, contestId: string) => Promise<readonly CallLink[]>;

const providers: CallLinkProvider[] = [];

/** Adds links to the page of a contest; the modules after this one are wired to it by the application. */
export function registerCallLinks(provider: CallLinkProvider): void {
  providers.push(provider);
}

/** What every module has to show of a contest. */
export async function callLinksOf(db: Db, contestId: string): Promise<CallLink[]> {
  return (await Promise.all(providers.map((provider) => provider(db, contestId)))).flat();
}
