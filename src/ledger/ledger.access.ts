import type { Context } from '../platform/http/context.ts';
import type { Bilingual } from '../platform/i18n/messages.ts';
import type { Audience } from './subjects.ts';

/** What a reader asks to see: figures or facts counted for nodes, of a campaign or of none in particular. */
export interface Asked {
  /** To see one of them is enough. */
  readonly nodeIds: readonly string[];
  readonly campaignId: string | null;
}

/** What the ledger asks of those who know the tree and the campaigns; `app` gives it to the routes. */
export interface LedgerAccess {
  /** Staff whose area covers one of the nodes, or anybody for a campaign that is public; refuses as not-found otherwise. */
  audienceOf(ctx: Context, asked: Asked): Promise<Audience>;
  /** Kinds of facts that anybody may see; the others pass between offices and are for staff. */
  readonly publicKinds: readonly string[];
  /** Names of nodes in both languages, as they are now. */
  namesOf(ctx: Context, nodeIds: readonly string[]): Promise<ReadonlyMap<string, Bilingual>>;
  /** The nodes right below a node, as they are now. */
  childrenOf(ctx: Context, nodeId: string): Promise<readonly string[]>;
}
