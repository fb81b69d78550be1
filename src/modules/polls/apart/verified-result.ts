import { sha256, verifyEd25519 } from '../../../ledger/public.ts';
import type { KindRules } from '../../../ledger/transparency/check/check-kinds.ts';
import type { Member } from '../../../ledger/transparency/check/tar.ts';
import { verifyExport } from '../../../ledger/transparency/check/verify-export.ts';
import type { Context } from '../../../platform/http/context.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { canonicalJson } from '../canonical.ts';
import { ballotRules } from '../check/ballot-rules.ts';
import { type PublishedResult, RESULT_NAME, RULES_NAME } from '../check/opening.ts';
import type { PollRecord } from '../polls.queries.ts';
import type { PublishedRules } from '../published-rules.ts';
import { boxErrors } from './box.errors.ts';
import { Heard } from './orders.ts';

/** A million ballots are about 200 MB. */
const PATIENCE_MS = 600_000;

/** The rules of ballots, which also keep the texts of rules and result as they pass by. */
function listening(texts: Map<string, string>): KindRules {
  const rules = ballotRules(sha256);
  return {
    ...rules,
    start() {
      const check = rules.start();
      const keep = ({ name, bytes }: Member) => {
        if (name === RULES_NAME || name === RESULT_NAME) texts.set(name, new TextDecoder().decode(bytes));
      };
      return {
        ...check,
        member(member) {
          keep(member);
          return check.member?.(member) ?? null;
        },
      };
    },
  };
}

/**
 * Reads the whole export of a poll that its box has finished, as anybody can, and checks it from the first byte to the last: signed by the
 * key that the rules name, going on from the checkpoint heard last, by the rules as published here, recounted.
 * @returns the result in it; nothing else of it is kept. Errors: box.away, box.export.
 */
export async function verifiedResult(ctx: Context, poll: PollRecord): Promise<PublishedResult> {
  const rules = poll.rules as PublishedRules;
  const heard = Heard.safeParse(poll.boxHeard);
  const texts = new Map<string, string>();
  const away = (error: unknown): never => {
    ctx.log.warn({ err: error, poll: poll.id }, 'the export of the ballot box could not be read');
    return boxErrors.fail('box.away');
  };
  const answer = await fetch(`${poll.boxUrl}/log/${logOfPoll(poll.id)}/export`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(away);
  if (!answer.ok || answer.body === null) return boxErrors.fail('box.away');
  const verdict = await verifyExport(answer.body, { sha256, verify: verifyEd25519, kinds: [listening(texts)], key: rules.box!.key, kept: heard.success ? [heard.data.checkpoint] : [] }).catch(away);
  if (!verdict.ok) return boxErrors.fail('box.export', {}, [{ path: '', code: verdict.finding.code, message: verdict.finding.text }]);
  const result = texts.get(RESULT_NAME);
  if (verdict.summary.log !== logOfPoll(poll.id) || !verdict.summary.closed || result === undefined || texts.get(RULES_NAME) !== canonicalJson(rules)) return boxErrors.fail('box.export');
  return JSON.parse(result) as PublishedResult;
}
