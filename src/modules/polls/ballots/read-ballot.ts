import { commonErrors } from '../../../platform/errors/errors.ts';
import { invalidInput } from '../../../platform/http/problem.ts';
import { BallotInput } from '../polls.schemas.ts';
import type { BallotRequest } from './ballot-box.ts';

/** Longest body of a ballot: 200 choices and a token of a 3072-bit key. */
export const MAX_BALLOT_BYTES = 4096;
const MAX_CHOICES = 200;

const isChoices = (value: unknown): value is number[] => Array.isArray(value) && value.length > 0 && value.length <= MAX_CHOICES && value.every((choice) => Number.isInteger(choice) && choice >= 1 && choice <= 1000);

/** Whether a parsed body is a ballot as BallotInput describes it; by hand, since this runs for every ballot of a storm. */
function isBallot(value: unknown): value is BallotRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { choices, pass, token } = value as Record<string, unknown>;
  if (!isChoices(choices) || (pass !== undefined && (typeof pass !== 'string' || pass.length > 120))) return false;
  if (token === undefined) return true;
  if (typeof token !== 'object' || token === null) return false;
  const { message, signature } = token as Record<string, unknown>;
  return typeof message === 'string' && message.length <= 200 && typeof signature === 'string' && signature.length <= 700;
}

/** Reads a ballot's body. What does not fit is refused field by field, by its schema. Errors: input.malformed, input.invalid. */
export function readBallot(body: string): BallotRequest {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return commonErrors.fail('input.malformed');
  }
  if (isBallot(value)) return value;
  const parsed = BallotInput.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}
