import type { ApiClient } from '../client/api-client.ts';
import type { Checked, Difference } from './check.ts';

interface Figure {
  quantity: number | null;
  parts: { quantity: number }[] | null;
}
interface FactPage {
  items: { quantity: number }[];
  total: number;
}
type Counts = Readonly<Record<string, number>>;

/** Figures of a run compared with those of other sources. */
export class Comparison {
  readonly #counts: Counts;
  readonly #differences: Difference[] = [];
  #compared = 0;

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /** Compares what the run counted under a name with what a source gives. */
  compare(figure: string, source: string, found: number): void {
    this.#compared += 1;
    const counted = this.#counts[figure] ?? 0;
    if (counted !== found) this.#differences.push({ figure, counted, source, found });
  }

  /** Notes whether something that is no count is as it should be. */
  expect(figure: string, source: string, holds: boolean): void {
    this.#compared += 1;
    if (!holds) this.#differences.push({ figure, counted: 1, source, found: 0 });
  }

  /** Compares each kind of fact with the records, the ledger's figure as a whole and in its parts, and the facts behind it added up. */
  async withLedger(client: ApiClient, query: { readonly node: string; readonly campaign: string }, records: Counts): Promise<void> {
    for (const [kind, recorded] of Object.entries(records)) {
      this.compare(kind, 'records of the module', recorded);
      for (const by of [undefined, 'child', 'month'] as const) {
        const figure = await client.get<Figure>('/ledger/figures', { ...query, kinds: kind, by });
        const sum = by === undefined ? (figure.quantity ?? 0) : (figure.parts ?? []).reduce((all, { quantity }) => all + quantity, 0);
        this.compare(kind, by === undefined ? 'figure of the ledger' : `figures by ${by}, added up`, sum);
      }
      this.compare(kind, 'facts behind the figure, added up', await addFacts(client, { ...query, kinds: kind }));
    }
  }

  checked(): Checked {
    return { compared: this.#compared, differences: this.#differences };
  }
}

async function addFacts(client: ApiClient, query: Readonly<Record<string, string>>): Promise<number> {
  let sum = 0;
  for (let page = 1, seen = 0; ; page += 1) {
    const { items, total } = await client.get<FactPage>('/ledger/facts', { ...query, page, size: 200 });
    sum += items.reduce((all, { quantity }) => all + quantity, 0);
    seen += items.length;
    if (seen >= total || items.length === 0) return sum;
  }
}
