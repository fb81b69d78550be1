import { maskEmail, maskMobile } from '../../platform/crypto/fields.ts';
import type { FieldProblem } from '../../platform/errors/errors.ts';
import { readContact } from '../people/public.ts';
import type { Answer, Answers, FormField, PersonAnswer, ReturnForm } from './form.schemas.ts';

/** Contacts of a return in clear, by field: one text, or a mobile for each person. */
export type Contacts = Record<string, string | string[]>;

const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

const maskOf = (contact: string) => (contact === '' ? '' : contact.includes('@') ? maskEmail(contact) : maskMobile(contact));
const isPersons = (answer: Answer | undefined): answer is PersonAnswer[] => Array.isArray(answer) && answer.every((each) => typeof each === 'object');

/** Parts a return: answers with contacts masked, and the contacts in clear (to be encrypted). Fields the form lacks are dropped. */
export function splitAnswers(form: ReturnForm, answers: Answers): { masked: Answers; contacts: Contacts } {
  const masked: Answers = {};
  const contacts: Contacts = {};
  for (const { key, kind } of form.fields) {
    const answer = answers[key];
    if (answer === undefined || answer === null) continue;
    if ((kind === 'phone' || kind === 'email') && typeof answer === 'string') {
      masked[key] = maskOf(answer);
      if (answer !== '') contacts[key] = answer;
    } else if (kind === 'person' && isPersons(answer)) {
      masked[key] = answer.map((person) => ({ ...person, mobile: maskOf(person.mobile) }));
      if (answer.some(({ mobile }) => mobile !== '')) contacts[key] = answer.map(({ mobile }) => mobile);
    } else masked[key] = answer;
  }
  return { masked, contacts };
}

/** Puts the contacts in clear back into masked answers. */
export function joinAnswers(masked: Answers, contacts: Contacts): Answers {
  return Object.fromEntries(
    Object.entries(masked).map(([key, answer]) => {
      const clear = contacts[key];
      if (clear === undefined) return [key, answer];
      return [key, isPersons(answer) && Array.isArray(clear) ? answer.map((person, index) => ({ ...person, mobile: clear[index] ?? '' })) : (clear as string)];
    }),
  );
}

/** Replaces contacts that came back masked by what the platform knows under that mask for the field; `known` newest first. */
export function keepContacts(form: ReturnForm, answers: Answers, known: readonly Contacts[]): Answers {
  const lookUp = (key: string, given: string) => (given.includes('***') ? (known.flatMap((contacts) => contacts[key] ?? []).find((contact) => maskOf(contact) === given) ?? given) : given);
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => {
      const kind = form.fields.find((field) => field.key === key)?.kind;
      if ((kind === 'phone' || kind === 'email') && typeof answer === 'string') return [key, lookUp(key, answer)];
      if (kind === 'person' && isPersons(answer)) return [key, answer.map((person) => ({ ...person, mobile: lookUp(key, person.mobile) }))];
      return [key, answer];
    }),
  );
}

type Refusal = readonly [zh: string, en: string];
type Checked = { readonly value: Answer } | { readonly refused: Refusal; readonly at?: string };

const REQUIRED: Refusal = ['此项必填。', 'This is required.'];
const PHONE: Refusal = ['请填写手机号码或带区号的电话，例如 0451-12345678。', 'Give a mobile number, or a telephone with its area code such as 0451-12345678.'];

function readPhone(text: string, demonstration: boolean): string | null {
  const mobile = readContact(text, demonstration);
  if (mobile?.kind === 'mobile') return mobile.value;
  const plain = text.trim().normalize('NFKC').replaceAll(/[\s()]/g, '');
  return LANDLINE.test(plain) ? plain : null;
}

function checkPersons(field: FormField, answer: Answer, demonstration: boolean): Checked {
  if (!isPersons(answer)) return { refused: ['请填写人员姓名。', 'Give names of persons.'] };
  const given = answer.map((person) => ({ name: person.name.trim(), post: person.post.trim(), mobile: field.withMobile ? person.mobile.trim() : '' })).filter(({ name, post, mobile }) => `${name}${post}${mobile}` !== '');
  const [least, most] = [field.min ?? (field.required ? 1 : 0), field.max ?? 1];
  if (given.length === 0) return field.required ? { refused: REQUIRED } : { value: [] };
  if (given.length < least) return { refused: [`至少填写 ${least} 人。`, `Give at least ${least} persons.`] };
  if (given.length > most) return { refused: [`最多填写 ${most} 人。`, `Give at most ${most} persons.`] };
  for (const [index, person] of given.entries()) {
    if (person.name === '') return { refused: ['请填写姓名。', 'Give the name.'], at: `${index}.name` };
    if (!field.withMobile) continue;
    const mobile = readPhone(person.mobile, demonstration);
    if (mobile === null) return { refused: PHONE, at: `${index}.mobile` };
    given[index] = { ...person, mobile };
  }
  return { value: given };
}

function checkOne(field: FormField, answer: Answer | undefined, demonstration: boolean): Checked {
  const empty = answer === undefined || answer === null || (typeof answer === 'string' && answer.trim() === '') || (Array.isArray(answer) && answer.length === 0);
  if (empty) return field.required ? { refused: REQUIRED } : { value: null };
  const text = typeof answer === 'string' ? answer.trim() : '';
  switch (field.kind) {
    case 'person':
      return checkPersons(field, answer, demonstration);
    case 'number':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return { refused: ['请填写数字。', 'Give a number.'] };
      if (field.min !== null && answer < field.min) return { refused: [`不能小于 ${field.min}。`, `Must be ${field.min} or more.`] };
      if (field.max !== null && answer > field.max) return { refused: [`不能大于 ${field.max}。`, `Must be ${field.max} or less.`] };
      return { value: answer };
    case 'choice': {
      const chosen = Array.isArray(answer) ? answer : [text];
      const known = (chosen as unknown[]).every((each) => typeof each === 'string' && field.options.includes(each));
      if (!known || new Set<unknown>(chosen).size < chosen.length || (!field.multiple && chosen.length > 1)) return { refused: [`请从这些值中选择：${field.options.join('、')}。`, `Choose from: ${field.options.join(', ')}.`] };
      return { value: field.multiple ? (chosen as string[]) : (chosen[0] as string) };
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ? { value: text } : { refused: ['请填写日期，例如 2026-03-05。', 'Give a date, such as 2026-03-05.'] };
    case 'phone': {
      const phone = readPhone(text, demonstration);
      return phone === null ? { refused: PHONE } : { value: phone };
    }
    case 'email': {
      const mail = readContact(text, demonstration);
      return mail?.kind === 'email' ? { value: mail.value } : { refused: ['请填写邮箱地址，例如 name@example.org。', 'Give an e-mail address, such as name@example.org.'] };
    }
    case 'text':
    case 'long-text': {
      const most = field.kind === 'text' ? 200 : 5000;
      if (typeof answer !== 'string') return { refused: ['请填写文字。', 'Give text.'] };
      return text.length <= most ? { value: text } : { refused: [`最多 ${most} 个字。`, `At most ${most} characters.`] };
    }
  }
}

/** Checks a return against its form: what is kept, and one problem a field, at `answers.<key>`. Synthetic numbers count only in the demonstration. */
export function checkAnswers(form: ReturnForm, answers: Answers, demonstration: boolean): { answers: Answers; problems: FieldProblem[] } {
  const kept: Answers = {};
  const problems: FieldProblem[] = [];
  for (const field of form.fields) {
    const checked = checkOne(field, answers[field.key], demonstration);
    if ('value' in checked) {
      if (checked.value !== null) kept[field.key] = checked.value;
    } else {
      const path = ['answers', field.key, checked.at].filter((part) => part !== undefined).join('.');
      problems.push({ path, code: 'notice.return-invalid', message: { zh: checked.refused[0], en: checked.refused[1] } });
    }
  }
  return { answers: kept, problems };
}

/** The name under which an answer is held: its kind, what it asks, for which period; null when the field asks for nothing the platform knows by name. */
export function heldName({ kind, asks, period }: Pick<FormField, 'kind' | 'asks' | 'period'>): string | null {
  if (asks === null) return null;
  return period === null ? `${kind}:${asks}` : `${kind}:${asks}@${period}`;
}
