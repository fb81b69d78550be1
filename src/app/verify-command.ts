import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { sha256, verifyEd25519 } from '../ledger/transparency/hashing.ts';
import type { Finding } from '../ledger/transparency/check/findings.ts';
import { parseProof } from '../ledger/transparency/check/proof-text.ts';
import { verifyFile } from '../ledger/transparency/check/verify-file.ts';
import { isReceipt } from '../ledger/transparency/check/verify-receipt.ts';
import type { Locale } from '../platform/i18n/messages.ts';
import { leafKinds } from '../portal/pages/verify/leaf-kinds.ts';
import { tellFinding, tellSummary } from '../portal/pages/verify/tell.ts';
import { verifyMessages } from '../portal/pages/verify/verify.messages.ts';

/** How the command ends. */
const EXIT = { whole: 0, wrong: 1, unusable: 2, promisedOnly: 3 } as const;

interface Options {
  readonly key?: string;
  readonly witness: readonly string[];
  readonly since: readonly string[];
  readonly json?: boolean;
}

const localeOf = (env: NodeJS.ProcessEnv): Locale => (/^zh/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'zh-CN' : 'en');

/** A checkpoint kept from earlier: a signed note as the log gave it, or a receipt with a proof. */
async function readKept(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  if (!text.startsWith('{')) return text;
  const receipt = JSON.parse(text) as unknown;
  const proof = isReceipt(receipt) && receipt.proof !== undefined ? parseProof(receipt.proof) : null;
  if (proof === null) throw new Error(`${path} holds no checkpoint`);
  return proof.checkpoint;
}

async function verify(path: string, options: Options): Promise<number> {
  const locale = localeOf(process.env);
  const t = verifyMessages(locale);
  const say = (lines: readonly string[], data: object) => process.stdout.write(options.json === true ? `${JSON.stringify(data)}\n` : `${lines.join('\n')}\n`);
  const refuse = (found: Finding) => say([`${t.failed} ${tellFinding(found, locale)}`], { ok: false, code: found.code, message: found.text });
  try {
    const kept = await Promise.all(options.since.map(readKept));
    const verdict = await verifyFile(createReadStream(path, { highWaterMark: 1024 * 1024 }), { sha256, verify: verifyEd25519, kinds: leafKinds(sha256), key: options.key, witnesses: options.witness, kept });
    if (!verdict.ok) {
      refuse(verdict.finding);
      return verdict.finding.code === 'not-readable' ? EXIT.unusable : EXIT.wrong;
    }
    say(tellSummary(verdict.summary, locale, options.key === undefined ? 'file' : 'given'), { ok: true, ...verdict.summary });
    return verdict.summary.kind === 'receipt' && verdict.summary.proven === null ? EXIT.promisedOnly : EXIT.whole;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return EXIT.unusable;
  }
}

/** `verify FILE`: checks a receipt or an exported log by itself, without database or network. */
export function addVerify(program: Command): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program
    .command('verify')
    .argument('<file>', 'a receipt, or an exported log')
    .description('check a receipt or an exported log by itself, without database or network; ends with 0: whole, 1: something is wrong (the first wrong thing is named), 2: the file cannot be used, 3: only promised so far')
    .option('--key <key>', 'the log\'s key or its fingerprint, as the office publishes it')
    .option('--witness <key>', 'key of a witness that must have cosigned (may be given again)', collect, [])
    .option('--since <file>', 'a checkpoint or receipt kept from earlier, from which the log must go on (may be given again)', collect, [])
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: Options) => {
      process.exitCode = await verify(file, options);
    });
}
