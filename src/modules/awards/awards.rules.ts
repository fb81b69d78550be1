/** A level with its places less those left empty, the highest first. */
export interface Room {
  readonly levelId: string;
  readonly places: number;
}

export interface Placed<T> {
  readonly entry: T;
  readonly levelId: string;
  /** From 1 over the whole category. */
  readonly position: number;
}

/** Puts entries, the best first, into the levels in turn. A place that is left empty moves everybody after it down a level, nobody up. */
export function fillLevels<T>(order: readonly T[], rooms: readonly Room[]): Placed<T>[] {
  const placed: Placed<T>[] = [];
  for (const { levelId, places } of rooms) {
    for (let filled = 0; filled < places && placed.length < order.length; filled++) placed.push({ entry: order[placed.length]!, levelId, position: placed.length + 1 });
  }
  return placed;
}

export interface ListDifference {
  readonly rose: string[];
  readonly fell: string[];
  readonly gone: string[];
  readonly came: string[];
}

/** What changed from one list to the next: entries on a higher or a lower level, and those that left or came. `levels`: ids, the highest first. */
export function differenceOf(before: readonly { entryId: string; levelId: string }[], after: readonly { entryId: string; levelId: string }[], levels: readonly string[]): ListDifference {
  const [was, is] = [new Map(before.map((each) => [each.entryId, levels.indexOf(each.levelId)])), new Map(after.map((each) => [each.entryId, levels.indexOf(each.levelId)]))];
  return {
    rose: after.filter(({ entryId }) => was.has(entryId) && is.get(entryId)! < was.get(entryId)!).map(({ entryId }) => entryId),
    fell: after.filter(({ entryId }) => was.has(entryId) && is.get(entryId)! > was.get(entryId)!).map(({ entryId }) => entryId),
    gone: before.filter(({ entryId }) => !is.has(entryId)).map(({ entryId }) => entryId),
    came: after.filter(({ entryId }) => !was.has(entryId)).map(({ entryId }) => entryId),
  };
}

/** Letters and digits that are not mistaken for one another when read aloud or copied (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of twelve characters from 12 random bytes: 60 bits. */
export const codeOf = (bytes: Uint8Array): string => [...bytes.subarray(0, 12)].map((byte) => ALPHABET[byte & 31]).join('');

/** A code as people type it: small letters, O for 0, I and L for 1, spaces and hyphens between. */
export const readCode = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** `豫文明征〔2026〕12号` (GB/T 9704-2012, 7.2.5: brackets U+3014 and U+3015, no padding). */
export const certificateNumber = (prefix: string, year: number, serial: number): string => `${prefix}〔${year}〕${serial}号`;
