import { nth } from '../rng.ts';
import { GIVEN_NAMES, SURNAMES } from './names.ts';

export interface Person {
  name: string;
  /** pinyin, family name first */
  nameEn: string;
  surname: string;
  /** 11 digits from DEMO_MOBILE_PREFIX; in the form of a mobile number, assignable to nobody */
  mobile: string;
  /** in a domain that RFC 2606 reserves */
  email: string;
}

/**
 * Mobile numbers of the numbering plan begin with 13 to 19, so one that begins with 100 is dialled by nobody.
 * Demonstration data uses these only; anything that validates a mobile number accepts them in the demonstration alone.
 */
export const DEMO_MOBILE_PREFIX = '100';

/** How many people there are with different names; `person` starts again after them. */
export const PEOPLE = SURNAMES.length * GIVEN_NAMES.length;

/** The `index`-th synthetic person (0 and up). Different indexes below PEOPLE have different names, numbers and addresses. */
export function person(index: number): Person {
  // 41 surnames and 48 given names have no common divisor, so walking both at once meets every pair once.
  const [surname, surnameEn] = nth(SURNAMES, index);
  const [given, givenEn] = nth(GIVEN_NAMES, index);
  const number = String(index + 1).padStart(8, '0');
  return {
    name: `${surname}${given}`,
    nameEn: `${surnameEn} ${givenEn}`,
    surname,
    mobile: `${DEMO_MOBILE_PREFIX}${number}`,
    email: `p${index + 1}@demo.example`,
  };
}
