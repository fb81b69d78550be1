import { maskEmail, maskMobile } from '../../platform/crypto/fields.ts';

export type ContactKind = 'mobile' | 'email';

export interface Contact {
  readonly kind: ContactKind;
  /** In the one form it is kept and compared in. */
  readonly value: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
// Numbers that no operator gives out: for people of the demonstration only.
const SYNTHETIC = /^100\d{8}$/;
const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/**
 * Reads a mobile number of mainland China (spaces, hyphens and +86 are dropped) or an e-mail address (in small letters);
 * null when it is neither. Synthetic numbers (100 and 8 digits) count only in the demonstration.
 */
export function readContact(text: string, demonstration: boolean): Contact | null {
  const trimmed = text.trim().normalize('NFKC');
  if (trimmed.includes('@')) {
    const value = trimmed.toLowerCase();
    return value.length <= 200 && EMAIL.test(value) ? { kind: 'email', value } : null;
  }
  const digits = trimmed.replaceAll(/[\s()-]/g, '').replace(/^(?:\+|00)86/, '');
  return MOBILE.test(digits) || (demonstration && SYNTHETIC.test(digits)) ? { kind: 'mobile', value: digits } : null;
}

/** `138****5678`, `z***@example.org` */
export function maskContact(contact: Contact): string {
  return contact.kind === 'mobile' ? maskMobile(contact.value) : maskEmail(contact.value);
}
