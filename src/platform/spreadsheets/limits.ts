/** What a spreadsheet may hold; anything beyond is refused with a code. */
export interface SpreadsheetLimits {
  /** MiB of the file as it was sent. */
  readonly fileMiB: number;
  /** MiB of one unpacked part and of all parts together. A worksheet of 100,000 × 10 cells unpacks to about 50. */
  readonly unpackedMiB: number;
  /** MiB of the table of shared strings, which is held in memory: 62 of them read within 355 MiB resident. */
  readonly sharedStringsMiB: number;
  /** Unpacked over packed size, from 1 MiB unpacked on. Real worksheets reach 5 to 40, deflate's end is 1,032. */
  readonly ratio: number;
  /** Parts in the archive. */
  readonly entries: number;
  /** Rows with any content, the header included. */
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 units of one cell; Excel's own limit is 32,767. */
  readonly cellLength: number;
}

export const defaultLimits: SpreadsheetLimits = { fileMiB: 64, unpackedMiB: 256, sharedStringsMiB: 64, ratio: 200, entries: 1_000, rows: 200_000, columns: 200, cellLength: 32_767 };

/** MiB of each of the parts that describe a workbook; real ones have less than one. */
export const smallPartMiB = 8;

export const MiB = 1024 * 1024;
