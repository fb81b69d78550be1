import { isDemonstration } from '../../../platform/messaging/channels.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type Contact, readContact } from '../../people/public.ts';

/** Mail services that deliver names with dots or a `+word` to one box, so that these are no second person. */
const IGNORE_DOTS = new Set(['gmail.com', 'googlemail.com']);
const ALIASES: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com' };

/**
 * The one form of a contact under which a person is counted, stricter than how the contact is written to: what follows a `+` in the
 * name part goes, dots go where the service ignores them, and domains that are one are one.
 */
export function canonicalContact(contact: Contact): string {
  if (contact.kind === 'mobile') return `mobile:${contact.value}`;
  const at = contact.value.lastIndexOf('@');
  const domain = ALIASES[contact.value.slice(at + 1)] ?? contact.value.slice(at + 1);
  const plain = contact.value.slice(0, at).replace(/\+.*$/, '');
  const name = IGNORE_DOTS.has(domain) ? plain.replaceAll('.', '') : plain;
  return `email:${name === '' ? contact.value.slice(0, at) : name}@${domain}`;
}

/** Reads a contact as a person typed it; null when it is none. */
export async function contactOf(ctx: Context, text: string): Promise<Contact | null> {
  return readContact(text, await isDemonstration(ctx));
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An invitation code without signs that are mistaken for each other, in its canonical form: capitals, no spaces or hyphens. */
export const canonicalCode = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Twelve letters in groups of four from random bytes: 58 bits. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, 12), (byte) => ALPHABET[byte % ALPHABET.length]!).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
}
