import type { VerifyEd25519 } from '../../ledger/transparency/check/notes.ts';

/** The browser has no Ed25519, or the page was not opened by https. */
export class NoSignatures extends Error {}

// The browser's own types want a buffer that nobody else can write to.
const own = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Ed25519 by WebCrypto (Chrome 137, Firefox 129, Safari 17 and up). */
export const verifyInBrowser: VerifyEd25519 = async (publicKey, signature, message) => {
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (subtle === undefined) throw new NoSignatures();
  const key = await subtle.importKey('raw', own(publicKey), { name: 'Ed25519' }, false, ['verify']).catch(() => {
    throw new NoSignatures();
  });
  return subtle.verify({ name: 'Ed25519' }, key, own(signature), own(message));
};
