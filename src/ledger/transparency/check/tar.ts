import { decodeText, encodeText, joinBytes } from './bytes.ts';

/** One file in an archive. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
/** The longest member that is read into memory. */
const MAX_MEMBER = 16 * 1024 * 1024;

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** The header of a plain file (POSIX ustar); the same bytes whenever it is written. */
function header(name: string, size: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(encodeText(text), at);
  if (encodeText(name).length > 100) throw new RangeError(`the name of a member is too long: ${name}`);
  put(0, name);
  put(100, octal(0o644, 8));
  put(108, octal(0, 8));
  put(116, octal(0, 8));
  put(124, octal(size, 12));
  put(136, octal(0, 12));
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\u000000');
  put(148, `${octal(block.reduce((sum, byte) => sum + byte, 0), 7)} `);
  return block;
}

export function writeMember({ name, bytes }: Member): Uint8Array {
  return joinBytes(header(name, bytes.length), bytes, new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK));
}

/** The two empty blocks that end an archive. */
export const TAR_END = new Uint8Array(2 * BLOCK);

/** Where an archive cannot be read on; `at` counts bytes from its beginning. */
export class BrokenArchive extends Error {
  readonly reason: 'cut-off' | 'header' | 'too-large' | 'after-end';
  readonly at: number;

  constructor(reason: BrokenArchive['reason'], at: number) {
    super(`${reason} at byte ${at}`);
    this.reason = reason;
    this.at = at;
  }
}

function readHeader(block: Uint8Array, at: number): { name: string; size: number } {
  const text = (from: number, length: number) => decodeText(block.subarray(from, from + length)).replace(/\0.*$/s, '');
  try {
    const name = text(0, 100);
    const size = Number.parseInt(text(124, 12), 8);
    // Only what `header` would write: no links, no folders, no prefixes, no other numbers for the same value.
    if (name !== '' && size >= 0 && header(name, size).every((byte, place) => block[place] === byte)) return { name, size };
  } catch {
    // Not text where text should be.
  }
  throw new BrokenArchive('header', at);
}

/** Reads the members of an archive one after the other, however large it is; throws BrokenArchive. */
export async function* readMembers(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let at = 0;
  const take = async (length: number): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (held.length === 0) {
        const next = await chunks.next();
        if (next.done === true) throw new BrokenArchive('cut-off', at + length - missing);
        held = next.value;
      }
      const part = held.subarray(0, missing);
      held = held.subarray(part.length);
      missing -= part.length;
      if (part.length === length) {
        at += length;
        return part;
      }
      parts.push(part);
    }
    at += length;
    return joinBytes(...parts);
  };
  for (;;) {
    const start = at;
    const block = await take(BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(block, start);
    if (size > MAX_MEMBER) throw new BrokenArchive('too-large', start);
    const bytes = await take(size);
    const padding = await take((BLOCK - (size % BLOCK)) % BLOCK);
    if (padding.some((byte) => byte !== 0)) throw new BrokenArchive('header', at - padding.length);
    yield { name, bytes };
  }
  const rest = await take(BLOCK);
  if (rest.some((byte) => byte !== 0)) throw new BrokenArchive('after-end', at - BLOCK);
  for (let more = held; ; ) {
    if (more.some((byte) => byte !== 0)) throw new BrokenArchive('after-end', at);
    const next = await chunks.next();
    if (next.done === true) return;
    more = next.value;
  }
}
