/** Types of PostgreSQL that an array can be sent of, by their numbers in pg_type. */
const OIDS = { bytea: 17, bigint: 20, smallint: 21, integer: 23, text: 25, timestamptz: 1184 } as const;
export type ArrayType = keyof typeof OIDS;
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
/** 2000-01-01, from which PostgreSQL counts. */
const EPOCH_MS = 946_684_800_000;

/** Bytes that an array takes at most, of so many items of so many bytes together. */
export const arrayBytes = (count: number, itemBytes: number): number => HEAD_BYTES + count * LENGTH_BYTES + itemBytes;

/**
 * An array of one dimension as a parameter in PostgreSQL's binary form, written item by item: the driver would write it as text, bytes in
 * hex, and the server would read it sign by sign, which costs more than inserting such rows. To be cast in the statement (`${array.done()}::bytea[]`).
 */
export class BinaryArray {
  readonly #bytes: Buffer;
  #at = HEAD_BYTES;
  #count = 0;
  #nulls = 0;

  /** @param bytes where it is written, at least `arrayBytes` long. */
  constructor(type: ArrayType, bytes: Buffer) {
    this.#bytes = bytes;
    bytes.writeInt32BE(OIDS[type], 8);
  }

  #open(length: number): number {
    this.#bytes.writeInt32BE(length, this.#at);
    const from = this.#at + LENGTH_BYTES;
    this.#at = from + Math.max(0, length);
    this.#count += 1;
    return from;
  }

  null(): void {
    this.#open(-1);
    this.#nulls = 1;
  }

  bytes(item: Uint8Array): void {
    this.#bytes.set(item, this.#open(item.length));
  }

  /** So many bytes from their base64url. */
  base64url(text: string, length: number): void {
    this.#bytes.write(text, this.#open(length), length, 'base64url');
  }

  ascii(text: string): void {
    this.#bytes.write(text, this.#open(text.length), 'latin1');
  }

  int4(item: number): void {
    this.#bytes.writeInt32BE(item, this.#open(4));
  }

  int8(item: bigint): void {
    this.#bytes.writeBigInt64BE(item, this.#open(8));
  }

  instant(ms: number): void {
    this.int8(BigInt((ms - EPOCH_MS) * 1000));
  }

  /** Ends it. An array without items has no dimension. @returns how many bytes it takes. */
  done(): number {
    const bytes = this.#bytes;
    bytes.writeInt32BE(this.#count === 0 ? 0 : 1, 0);
    bytes.writeInt32BE(this.#nulls, 4);
    if (this.#count === 0) return 12;
    bytes.writeInt32BE(this.#count, 12);
    bytes.writeInt32BE(1, 16);
    return this.#at;
  }
}

const total = (items: readonly Uint8Array[]) => items.reduce((sum, { length }) => sum + length, 0);

/** `bytea[]` of these. */
export function byteaArray(items: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(arrayBytes(items.length, total(items)));
  const array = new BinaryArray('bytea', bytes);
  for (const item of items) array.bytes(item);
  return bytes.subarray(0, array.done());
}
