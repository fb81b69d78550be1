import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../platform/config/root.ts';
import type { Run } from '../run/run.ts';

/** What `heming verify` said of a file. */
export interface Verdict {
  /** 0: whole; 1: something is wrong; 3: promised only. */
  readonly exit: number;
  /** As printed: `ok`, and what a whole file comes to or the first wrong thing. */
  readonly said: { readonly ok?: boolean; readonly size?: number; readonly closed?: boolean; readonly report?: readonly { readonly en: string }[]; readonly keptFits?: boolean | null };
}

/** Gives a file to the command that anybody checks one with, in a process of its own without database or network. */
export async function verifyWithCommand(content: Uint8Array | string): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'heming-scenario-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, content);
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'heming.mjs'), 'verify', path, '--json'], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    const [exit] = (await once(child, 'close')) as [number | null];
    return { exit: exit ?? 2, said: out.startsWith('{') ? (JSON.parse(out) as Verdict['said']) : {} };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the recount of an exported poll came to, as the command tells it. */
export interface Recounted {
  readonly ballots: number;
  readonly quarantined: number;
  readonly counted: number;
  readonly votes: ReadonlyMap<number, number>;
}

/** Reads the recount from the command's words. */
export function recountOf({ said }: Verdict): Recounted {
  const lines = (said.report ?? []).map(({ en }) => en);
  const totals = lines.map((line) => /^(\d+) ballots, of which (\d+) are not counted .*; (\d+) counted\.$/.exec(line)).find((found) => found !== null);
  const votes = lines.map((line) => /^(\d+)\. .*: (\d+) votes$/.exec(line)).filter((found) => found !== null);
  return { ballots: Number(totals?.[1] ?? -1), quarantined: Number(totals?.[2] ?? -1), counted: Number(totals?.[3] ?? -1), votes: new Map(votes.map(([, number, count]) => [Number(number), Number(count)])) };
}

/** The poll as it is exported for anybody. */
export const exportOf = (run: Run): Promise<Uint8Array> => run.visitor().download(`/polls/${run.id('poll')}/export`);

/** A voter's receipt, with the proof that the log holds the ballot, as the voter's own page puts them together. */
export async function receiptOf(run: Run, n: number): Promise<string> {
  const { seq, receipt } = JSON.parse(run.id(`receipt ${n}`)) as { seq: string; receipt: object };
  const { proof } = await run.visitor().get<{ proof: string | null }>(`/polls/${run.id('poll')}/proofs/${seq}`);
  return JSON.stringify({ ...receipt, proof });
}

/** Exports the poll, lets the command recount it and check the receipts that some voters kept. */
export async function verifyPoll(run: Run): Promise<void> {
  const verdict = await verifyWithCommand(await exportOf(run));
  if (verdict.exit !== 0) throw new Error(`heming verify refuses the exported poll: ${JSON.stringify(verdict.said)}`);
  const { ballots, quarantined, counted, votes } = recountOf(verdict);
  run.count('poll voters', ballots);
  run.count('poll quarantined', quarantined);
  run.count('poll counted', counted);
  run.count('poll votes', [...votes.values()].reduce((sum, each) => sum + each, 0));
  run.count('poll log leaves', verdict.said.size ?? 0);
  for (let n = 0; run.memory.ids[`receipt ${n}`] !== undefined; n += 1) {
    const { exit, said } = await verifyWithCommand(await receiptOf(run, n));
    if (exit === 0 && said.keptFits === true) run.count('poll receipts proven');
  }
}
