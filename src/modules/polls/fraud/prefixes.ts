import { isIP } from 'node:net';

/** Bits of the prefixes by which ballots of one network are seen: the nearest first. */
export const PREFIX_BITS = { 4: [32, 24], 6: [64, 56, 48] } as const;

/** The eight groups of an IPv6 address, or null. */
function groupsOf(address: string): number[] | null {
  const [head = '', tail] = address.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? quads(group) : [Number.parseInt(group, 16)])));
  const first = read(head);
  const last = tail === undefined ? [] : read(tail);
  const groups = tail === undefined ? first : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
  return groups.length === 8 ? groups : null;
}

function quads(text: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

/**
 * The prefixes of an address, the nearest first, as text: `198.51.100.7/32`, `198.51.100.0/24`; of IPv6 /64, /56 and /48. IPv4 mapped
 * into IPv6 counts as IPv4. Nothing for what is no address, and for the machine's own: behind a proxy that nobody declared all come from there.
 */
export function prefixesOf(address: string): string[] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const kind = isIP(plain);
  if (plain === '::1' || plain.startsWith('127.')) return [];
  if (kind === 4) return [`${plain}/32`, `${plain.split('.').slice(0, 3).join('.')}.0/24`];
  if (kind !== 6) return [];
  const groups = groupsOf(plain);
  if (groups === null) return [];
  const [a, b, c, d] = groups as [number, number, number, number];
  const hex = (...parts: number[]) => parts.map((part) => part.toString(16)).join(':');
  return [`${hex(a, b, c, d)}::/64`, `${hex(a, b, c, d & 0xff00)}::/56`, `${hex(a, b, c)}::/48`];
}
