import { decodeText, encodeText } from './bytes.ts';

/** What kinds of leaves there are; the first key of each leaf says which one it is. */
export const LEAF_KINDS = ['ballot', 'award', 'certificate', 'moderation', 'aid'] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

export type LeafValue = string | number | boolean | null | readonly LeafValue[] | { readonly [key: string]: LeafValue };
export type LeafObject = { readonly [key: string]: LeafValue };

/** The longest leaf the log takes. */
export const MAX_LEAF_BYTES = 8192;

function canonical(value: LeafValue): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`a leaf holds whole numbers below 2^53, not ${value}`);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as LeafObject).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * The bytes of a leaf: canonical JSON (RFC 8785; whole numbers only, so that no two writers differ), with the kind under `kind`. It is
 * public for ever: no name, no contact, no address, nothing that leads to a person — where such a thing must be bound, put a salted
 * hash of it there. Throws RangeError for fractions and for more than 8,192 bytes.
 */
export function leafOf(kind: LeafKind, object: LeafObject): Uint8Array {
  const bytes = encodeText(canonical({ ...object, kind }));
  if (bytes.length > MAX_LEAF_BYTES) throw new RangeError(`a leaf has at most ${MAX_LEAF_BYTES} bytes, this one has ${bytes.length}`);
  return bytes;
}

/** Reads a leaf; null when the bytes are not canonical JSON of a kind. */
export function readLeaf(bytes: Uint8Array): (LeafObject & { readonly kind: string }) | null {
  try {
    const text = decodeText(bytes);
    const value = JSON.parse(text) as LeafValue;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const object = value as LeafObject;
    return typeof object['kind'] === 'string' && canonical(object) === text ? (object as LeafObject & { kind: string }) : null;
  } catch {
    return null;
  }
}
