import { timingSafeEqual } from 'node:crypto';
import { sign, type Keys } from '../../platform/crypto/keys.ts';

/** The token that the first set-up asks for. It follows from the installation's secret, so every process prints the same. */
export async function setupToken(services: { readonly keys: Keys }): Promise<string> {
  return sign(services.keys.link, 'first set-up').slice(0, 24);
}

export async function isSetupToken(services: { readonly keys: Keys }, given: string): Promise<boolean> {
  const [right, other] = [Buffer.from(await setupToken(services)), Buffer.from(given)];
  return right.length === other.length && timingSafeEqual(right, other);
}
