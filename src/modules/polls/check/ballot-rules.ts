import type { Sha256 } from '../../../ledger/transparency/check/bytes.ts';
import type { KindCheck, KindRules } from '../../../ledger/transparency/check/check-kinds.ts';
import type { LeafObject, LeafValue } from '../../../ledger/transparency/check/leaf.ts';
import { commitmentText } from '../ballots/leaf.ts';
import { canonicalJson } from '../canonical.ts';
import { problemOfChoices } from '../polls.rules.ts';
import type { PublishedRules } from '../published-rules.ts';
import { PREFIX } from './opening.ts';
import { pollFinding } from './poll-findings.ts';
import { Recount } from './recount.ts';

const LEAF_KEYS = 'at,commitment,kind,poll,voter';
const RULES_KEYS = 'kind,poll,rules';
const keysOf = (leaf: LeafObject) => Object.keys(leaf).toSorted().join(',');
const encode = (text: string) => new TextEncoder().encode(text);

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
const base64url = (bytes: Uint8Array) => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Whether salt and choices open a leaf's commitment. */
function opens(sha256: Sha256, commitment: LeafValue | undefined, salt: string, choices: readonly number[]): boolean {
  return commitment === base64url(sha256(encode(commitmentText(salt, choices))));
}

const isOpening = (value: unknown): value is [string, number[]] => Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Array.isArray(value[1]) && value[1].every((choice) => Number.isSafeInteger(choice));

/**
 * What anybody can check of a poll's ballots: that the rules are those of the first leaf, that each ballot keeps them, came in time and
 * opens to the published choices, that nobody counts twice, and that the result follows. No database, nothing of the server.
 */
export function ballotRules(sha256: Sha256): KindRules {
  return {
    kind: 'ballot',
    members: PREFIX,
    start: () => check(sha256),
    kept(leaf, kept) {
      const { salt, choices } = (kept ?? {}) as { salt?: unknown; choices?: unknown };
      return isOpening([salt, choices]) && opens(sha256, leaf['commitment'], salt as string, choices as number[]) ? null : pollFinding('poll-kept');
    },
  };
}

function check(sha256: Sha256): KindCheck {
  let rulesHash: LeafValue | undefined;
  let rules: PublishedRules | undefined;
  let recount: Recount | undefined;
  let waiting: { leaf: LeafObject; index: number }[] = [];
  let leaves = 0;

  const readRules = (bytes: Uint8Array) => {
    const text = new TextDecoder().decode(bytes);
    if (base64(sha256(bytes)) !== rulesHash || canonicalJson(JSON.parse(text)) !== text) return pollFinding('poll-rules-differ');
    rules = JSON.parse(text) as PublishedRules;
    recount = new Recount(rules);
    return null;
  };
  const readOpenings = (name: string, bytes: Uint8Array) => {
    if (rules === undefined || recount === undefined) return pollFinding('poll-rules-missing');
    const openings = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (!Array.isArray(openings) || openings.length !== waiting.length) return pollFinding('poll-part', { name });
    for (const [place, { leaf, index }] of waiting.entries()) {
      const opening = openings[place] as unknown;
      if ('rules' in leaf) {
        if (opening !== null) return pollFinding('poll-part', { name });
        continue;
      }
      if (!isOpening(opening)) return pollFinding('poll-openings-missing', { index });
      const [salt, choices] = opening;
      if (leaf['poll'] !== rules.poll) return pollFinding('poll-other', { index });
      if (!opens(sha256, leaf['commitment'], salt, choices)) return pollFinding('poll-commitment', { index });
      if (problemOfChoices(choices, recount) !== null) return pollFinding('poll-choices', { index });
      const found = recount.add(String(leaf['voter']), choices, String(leaf['at']), index);
      if (found !== null) return found;
    }
    waiting = [];
    return null;
  };

  return {
    leaf(leaf, index) {
      leaves += 1;
      if (rules !== undefined && waiting.length >= 256) return pollFinding('poll-openings-missing', { index: waiting[0]!.index });
      // Before the result is final a log comes without what opens its ballots: then nothing waits for it.
      if (rules !== undefined || index < 256) waiting.push({ leaf, index });
      if (keysOf(leaf) === RULES_KEYS) {
        if (index !== 0) return pollFinding('poll-rules-leaf', { index });
        rulesHash = leaf['rules'];
        return null;
      }
      const fits = keysOf(leaf) === LEAF_KEYS && Object.values(leaf).every((value) => typeof value === 'string') && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(leaf['at'] as string);
      return fits ? null : pollFinding('poll-leaf', { index });
    },
    member({ name, bytes }) {
      try {
        if (name === `${PREFIX}rules.json`) return rules === undefined ? readRules(bytes) : pollFinding('poll-part-order', { name });
        if (name.startsWith(`${PREFIX}openings/`)) return readOpenings(name, bytes);
        return recount?.part(name, bytes) ?? (recount === undefined ? pollFinding('poll-rules-missing') : null);
      } catch {
        return pollFinding('poll-part', { name });
      }
    },
    end() {
      if (recount === undefined) return null;
      return waiting.length > 0 ? pollFinding('poll-openings-missing', { index: waiting[0]!.index }) : recount.end();
    },
    report: () => recount?.report() ?? (leaves === 0 ? [] : [{ zh: '文件中没有规则、选择和结果（投票尚未公布最终结果），只检查了日志本身。', en: 'The file holds no rules, choices or result (the poll is not final yet); only the log itself was checked.' }]),
  };
}
