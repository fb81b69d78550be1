import { randomBytes } from 'node:crypto';
import { CodedError, commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { ballotBox, type CastBallot } from '../ballots/ballot-box.ts';
import { makePass, passKey, readPass } from '../ballots/pass.ts';
import { identify, requireOpen } from '../eligibility/who.ts';
import { pollErrors } from '../polls.errors.ts';
import type { PollRecord } from '../polls.queries.ts';
import { problemOfChoices } from '../polls.rules.ts';

/** A signed note of when the form was shown, so that how long somebody took is known without anything kept. */
export const shownNow = (ctx: Context, poll: PollRecord): string => makePass(passKey(ctx.keys, poll.id), { voter: Buffer.alloc(16), givenAt: ctx.clock.now().getTime() });

/** What an open poll's browser keeps: its tag, signed. */
export const browserTag = (ctx: Context, poll: PollRecord, voter: Buffer = randomBytes(16)): string => makePass(passKey(ctx.keys, poll.id), { voter, givenAt: 0 });

function checkChoices(poll: PollRecord, choices: readonly number[]): void {
  const withdrawn = new Set(poll.options.filter((option) => option.withdrawn !== null).map(({ number }) => number));
  const problem = problemOfChoices(choices, { minChoices: poll.minChoices, maxChoices: poll.maxChoices, options: new Set(poll.options.map(({ number }) => number)), withdrawn });
  if (problem !== null) pollErrors.failField('choices', problem, { min: poll.minChoices, max: poll.maxChoices });
}

/** Casts a ballot that came by a form: choices are checked before a one-time code is used up. `browser` is the tag that an open poll's browser brought. */
export async function castByForm(ctx: Context, poll: PollRecord, values: Readonly<Record<string, string>>, choices: readonly number[], browser: string | undefined): Promise<CastBallot> {
  requireOpen(ctx, poll);
  if (poll.secret) pollErrors.fail('ballot.mode');
  checkChoices(poll, choices);
  const key = passKey(ctx.keys, poll.id);
  const now = ctx.clock.now().getTime();
  const kept = poll.eligibility === 'open' && browser !== undefined ? readPass(key, browser, 0) : null;
  const voter = kept?.voter ?? (await identify(ctx, poll, { code: values['code'], contact: values['contact'], contactCode: values['contactCode'] }));
  const shown = readPass(key, values['shown'] ?? '', now);
  return ballotBox(ctx).cast(poll.id, { choices, pass: makePass(key, { voter, givenAt: shown?.givenAt ?? now }) }, ctx.address);
}

/** Refusals that the form shows with all that was chosen, whatever their status: who is not on the list, and a service that is busy. */
export async function asFormProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CodedError) || (error.status !== 403 && error.status !== 503 && error.status !== 401)) throw error;
    throw commonErrors.error('input.invalid', { count: 1 }, [{ path: '', code: error.code, message: { zh: error.text('zh-CN'), en: error.text('en') } }]);
  }
}
