import { decryptField, encryptField } from '../../platform/crypto/fields.ts';
import type { Keys } from '../../platform/crypto/keys.ts';
import { type Contacts, joinAnswers, splitAnswers } from './form.rules.ts';
import type { Answers, ReturnForm } from './form.schemas.ts';

/** Whose answers they are: the encrypted part opens only for the same notice and recipient. */
export interface AnswersOf {
  readonly noticeId: string;
  readonly organizationId: string;
}

const purpose = ({ noticeId, organizationId }: AnswersOf) => `notices.return:${noticeId}:${organizationId}`;

/** Columns of answers: contacts masked in `answers`, in clear and encrypted in `sealed`. */
export function sealAnswers(keys: Keys, of: AnswersOf, form: ReturnForm, answers: Answers): { answers: string; sealed: Buffer | null } {
  const { masked, contacts } = splitAnswers(form, answers);
  return { answers: JSON.stringify(masked), sealed: Object.keys(contacts).length === 0 ? null : encryptField(keys, purpose(of), JSON.stringify(contacts)) };
}

/** The contacts of stored answers in clear; none once they were removed. Readings are audited by the caller. */
export function contactsOf(keys: Keys, of: AnswersOf, row: { sealed: Buffer | null } | undefined): Contacts {
  const sealed = row?.sealed ?? null;
  return sealed === null ? {} : (JSON.parse(decryptField(keys, purpose(of), sealed)) as Contacts);
}

/** Stored answers in clear. */
export function openAnswers(keys: Keys, of: AnswersOf, row: { answers: unknown; sealed: Buffer | null }): Answers {
  return joinAnswers(row.answers as Answers, contactsOf(keys, of, row));
}
