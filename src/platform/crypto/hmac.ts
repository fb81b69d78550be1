import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, for short texts of ASCII that are checked by the thousand: two calls of the one-shot hash take a
 * third of the time that setting up an Hmac object takes.
 * @returns of a text, the 32 bytes as a latin1 string: strings come out of the native hash several times as fast as buffers.
 */
export function hmacSha256(key: Uint8Array): (text: string) => string {
  const block = Buffer.alloc(BLOCK_BYTES);
  block.set(key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key);
  let inner = Buffer.alloc(BLOCK_BYTES * 4);
  inner.set(block.map((byte) => byte ^ INNER));
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  outer.set(block.map((byte) => byte ^ OUTER));
  return (text) => {
    if (BLOCK_BYTES + text.length > inner.length) inner = Buffer.concat([inner], (BLOCK_BYTES + text.length) * 2);
    inner.write(text, BLOCK_BYTES, 'latin1');
    outer.write(hash('sha256', inner.subarray(0, BLOCK_BYTES + text.length), 'latin1'), BLOCK_BYTES, 'latin1');
    return hash('sha256', outer, 'latin1');
  };
}
