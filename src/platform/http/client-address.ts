import type { IncomingMessage } from 'node:http';

const forwardedFor = (request: IncomingMessage) => String(request.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');

/**
 * The address a request came from: the socket's, or the entry of X-Forwarded-For written by the outermost of `trustedProxies`
 * proxies. IPv4 addresses mapped into IPv6 are given as IPv4.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string | null {
  const direct = request.socket.remoteAddress ?? null;
  const address = trustedProxies > 0 ? (forwardedFor(request).at(-trustedProxies) ?? direct) : direct;
  if (address === null) return null;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return /^[0-9a-f.:]{2,45}$/i.test(plain) ? plain : direct;
}
