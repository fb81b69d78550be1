import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { Finding } from './findings.ts';
import type { LeafObject, LeafValue } from './leaf.ts';
import type { Member } from './tar.ts';

/**
 * What a kind of leaf means, as far as anybody can check it: whoever writes leaves of a kind gives such rules, and the checkers (command
 * line and page) carry them out. They import no database and nothing of the server.
 */
export interface KindRules {
  readonly kind: string;
  /** Names of the export's parts that belong to these leaves, such as `ballot/`; they stand beside or after the leaves. */
  readonly members?: string;
  /** Begins the check of one export. */
  start(): KindCheck;
  /** Checks what a person keeps beside the leaf in a receipt, such as the salt and the choice; null: it fits. */
  kept?(leaf: LeafObject, kept: LeafValue): Finding | null;
}

/** The check of one export; each step answers with the first wrong thing, or null. */
export interface KindCheck {
  leaf(leaf: LeafObject, index: number): Finding | null;
  /** A part of the export under the kind's prefix. */
  member?(member: Member): Finding | null;
  /** After the last part: do the counts add up? */
  end?(): Finding | null;
  /** What was found to be so, for the reader: counts and outcomes. */
  report?(): readonly Bilingual[];
}
