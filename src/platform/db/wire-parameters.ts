import { arrayBytes, type ArrayType, BinaryArray } from './binary-array.ts';

const FIRST_BYTES = 65_536;
const TEXT = 0;
const BINARY = 1;
const BIND = 0x42;
/** Execute, and Sync: what follows every Bind here. */
const THEN = Buffer.from('450000000900000000005300000004', 'hex');

/**
 * The parameters of one statement, written as the message that carries them to the server (Bind of PostgreSQL's protocol 3.0), in memory that is
 * used for one message after the other. The driver copies parameters twice, through buffers that it grows and throws away; for a statement that
 * runs hundreds of times a second with 20 KB of arrays, this was most of the memory that a process asked for.
 * It is the only parameter of its query, and may be written anew once that has answered. After a query that failed, use another: the old one may still be on its way.
 */
export class WireParameters {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #at = 0;
  #formats = 0;
  #left = 0;

  /** Begins the message for a prepared statement of so many parameters; they follow in order. */
  begin(statement: string, count: number): void {
    this.#bytes[0] = BIND;
    // The unnamed portal, then the statement's name, both ending in a zero.
    this.#bytes[5] = 0;
    this.#at = 6 + this.#bytes.write(statement, 6, 'latin1');
    this.#bytes[this.#at++] = 0;
    this.#at = this.#bytes.writeUInt16BE(count, this.#at);
    this.#formats = this.#at;
    this.#at = this.#bytes.writeUInt16BE(count, this.#at + count * 2);
    this.#left = count;
  }

  /** Room for a parameter of at most so many bytes, after where its length is going to stand. */
  #open(format: number, most: number): Buffer {
    if (this.#left === 0) throw new RangeError('more parameters than the statement has');
    const needed = this.#at + 4 + most + 2 + THEN.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2);
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
    }
    this.#formats = this.#bytes.writeUInt16BE(format, this.#formats);
    this.#left -= 1;
    return this.#bytes.subarray(this.#at + 4, this.#at + 4 + most);
  }

  #close(length: number): void {
    this.#at = this.#bytes.writeInt32BE(length, this.#at) + length;
  }

  /** A text of ASCII, or a number. */
  text(value: string | number): void {
    const text = String(value);
    this.#open(TEXT, text.length).write(text, 'latin1');
    this.#close(text.length);
  }

  bytes(value: Uint8Array): void {
    this.room(value.length).set(value);
  }

  /** Bytes that the caller fills before anything else is written. */
  room(length: number): Buffer {
    const bytes = this.#open(BINARY, length);
    this.#close(length);
    return bytes;
  }

  /** An array of so many items, of at most so many bytes together. */
  array(type: ArrayType, count: number, itemBytes: number, write: (array: BinaryArray) => void): void {
    const array = new BinaryArray(type, this.#open(BINARY, arrayBytes(count, itemBytes)));
    write(array);
    this.#close(array.done());
  }

  /** The whole message, with those that have it executed. Results come as text. */
  message(): Buffer {
    if (this.#left > 0) throw new RangeError('fewer parameters than the statement has');
    this.#bytes.writeUInt16BE(0, this.#at);
    this.#bytes.writeInt32BE(this.#at + 2 - 1, 1);
    THEN.copy(this.#bytes, this.#at + 2);
    return this.#bytes.subarray(0, this.#at + 2 + THEN.length);
  }
}
