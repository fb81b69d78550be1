import type { Bilingual } from '../i18n/messages.ts';
import type { Context } from '../http/context.ts';

/** One thing that waits for the reader: shown on the console's first page, one click from being done. */
export interface InboxItem {
  /** Stable key, such as `notice-receipt:<id>`. */
  readonly key: string;
  readonly title: string;
  /** What is to be done, as a verb phrase. */
  readonly action: Bilingual;
  /** Console address that opens it. */
  readonly href: string;
  /** ISO instant, or null when nothing presses. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** A module's part of the console's first page, for the acting person. */
export type InboxSource = (ctx: Context) => Promise<InboxItem[]>;
