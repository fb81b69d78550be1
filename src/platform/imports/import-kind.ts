import type { Bilingual } from '../i18n/messages.ts';
import type { Context } from '../http/context.ts';
import type { ColumnSpec } from '../spreadsheets/columns.ts';
import type { TableRow } from '../spreadsheets/read-table.ts';
import type { Tx } from '../db/db.ts';

/** A row and why it is not taken; several reasons, several sentences. */
export interface Refusal {
  readonly row: TableRow;
  readonly reasons: readonly Bilingual[];
}

/** What became of a batch of rows; every row is in exactly one of the three. */
export interface BatchOutcome {
  readonly taken: number;
  /** Already there with the same content: importing twice does no harm. */
  readonly unchanged: number;
  readonly refused: readonly Refusal[];
}

/** Rows in the order and the batches they are to be taken in; the refusals of rows that no batch can hold. */
export interface Plan<Row> {
  readonly batches: readonly (readonly Row[])[];
  readonly refused: readonly Refusal[];
}

/** One kind of import: its columns, how the whole table is checked and ordered, and how one batch is written. */
export interface ImportKind<Row> {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  plan(ctx: Context, rows: readonly TableRow[]): Plan<Row>;
  /** Writes a batch in one transaction, which also holds the counts: after a crash the import goes on where it was. */
  take(tx: Tx, ctx: Context, nodeId: string, batch: readonly Row[]): Promise<BatchOutcome>;
}
