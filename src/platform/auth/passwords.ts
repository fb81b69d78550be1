import type { Bilingual } from '../i18n/messages.ts';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

/** What is wrong with a password, in both languages; null when it will do. */
export interface PasswordProblem extends Bilingual {
  readonly code: 'password.short' | 'password.long' | 'password.simple' | 'password.common' | 'password.own-name';
}

// Stems that make up most passwords people choose; they count for nothing in a password. Longer ones stand before those they hold.
const COMMON = ['password', 'passw0rd', 'qwertyuiop', 'qwerty', 'asdfgh', 'zxcvbn', 'abc123', 'admin', 'root', 'welcome', 'letmein', 'iloveyou', 'woaini', 'monkey', 'dragon', 'heming', 'wenming', 'changeme', 'test', 'guest', 'user', '1q2w3e', 'qazwsx', '5201314', '888888', '666666', '123456', '12345', '54321', '112233', '123123'];

const kindsOf = (password: string) => [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;

/** Longest run of equal characters, or of characters one after the other (abcd, 4321). */
function longestRun(text: string): number {
  const codes = [...text].map((letter) => letter.codePointAt(0)!);
  let longest = 1;
  for (const step of [0, 1, -1]) {
    let run = 1;
    for (let index = 1; index < codes.length; index++) {
      const difference = codes[index]! - codes[index - 1]!;
      run = difference === step ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

/** Whether little is left once the common stems are taken out: what the person added to them. */
function isMadeOfCommon(text: string): boolean {
  const rest = COMMON.reduce((left, stem) => left.replaceAll(stem, ''), text);
  return rest !== text && rest.length < 6;
}

/**
 * Checks a new password: 10 characters or more, three of the four kinds (small, capital, digit, other), not a well-known one,
 * not made of the account's own names (classified-protection scheme, identity authentication; NIST SP 800-63B section 5.1.1.2).
 */
export function passwordProblem(password: string, ownNames: readonly string[]): PasswordProblem | null {
  if ([...password].length < MIN_PASSWORD) return { code: 'password.short', zh: `密码至少 ${MIN_PASSWORD} 位。`, en: `A password has at least ${MIN_PASSWORD} characters.` };
  if (password.length > MAX_PASSWORD) return { code: 'password.long', zh: `密码最多 ${MAX_PASSWORD} 位。`, en: `A password has at most ${MAX_PASSWORD} characters.` };
  if (kindsOf(password) < 3) return { code: 'password.simple', zh: '密码须包含大写字母、小写字母、数字、符号中的至少三种。', en: 'Use at least three of: capital letters, small letters, digits, other signs.' };
  const plain = password.toLowerCase();
  const own = ownNames.map((name) => name.toLowerCase()).filter((name) => [...name].length >= 2);
  if (own.some((name) => plain.includes(name))) return { code: 'password.own-name', zh: '密码不能包含您的姓名或用户名。', en: 'A password may not contain your own name or user name.' };
  const letters = plain.replaceAll('@', 'a').replaceAll('$', 's').replaceAll('!', 'i');
  if ([plain, letters].some(isMadeOfCommon) || longestRun(plain) >= 6 || new Set(plain).size < 5) return { code: 'password.common', zh: '这个密码太常见，容易被猜到，请换一个。', en: 'This password is too common and easy to guess; choose another.' };
  return null;
}
