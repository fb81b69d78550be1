import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { encodeText, readDecimal, toBase64 } from './check/bytes.ts';
import { checkSignature, COSIGNATURE, parseKey, parseNote, signatureLine, type VerifierKey } from './check/notes.ts';
import { sha256, verifyEd25519 } from './hashing.ts';
import { type LogState, requireLog } from './logs.ts';
import { consistencyProof, latestCheckpoint, type SignedCheckpoint } from './proofs.ts';
import { readWitnesses, type Witness } from './witness-settings.ts';

const PATIENCE_MS = 10_000;
/** Signature lines of Ed25519 are about 160 bytes; a witness may send several. */
const MAX_ANSWER = 16_384;

type Answer = { readonly kind: 'lines'; readonly text: string } | { readonly kind: 'conflict'; readonly size: number } | { readonly kind: 'refused'; readonly why: string };

async function readLimited(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_ANSWER) throw new Error('the answer is too long');
  }
  return text;
}

/** `add-checkpoint` of C2SP tlog-witness. */
async function submit(db: Db, log: LogState, checkpoint: SignedCheckpoint, url: string, old: number): Promise<Answer> {
  const proof = await consistencyProof(db, log, old, checkpoint.size);
  const body = `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint.note}`;
  const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, { method: 'POST', body: Buffer.from(encodeText(body)), signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  const text = await readLimited(response);
  if (response.status === 200) return { kind: 'lines', text };
  const size = response.status === 409 ? readDecimal(text.trim()) : null;
  return size === null ? { kind: 'refused', why: `status ${response.status}` } : { kind: 'conflict', size };
}

/** The witness's line in what it answered, if it is right for this checkpoint; others' lines are passed over. */
async function cosignatureIn(answer: string, checkpoint: SignedCheckpoint, key: VerifierKey): Promise<string | undefined> {
  const note = parseNote(checkpoint.note + answer);
  if (note === null || (await checkSignature(note, key, verifyEd25519)).kind !== 'signed') return undefined;
  const own = note.signatures.find(({ name, id }) => name === key.name && id === key.id);
  return own === undefined ? undefined : signatureLine(own);
}

async function askWitness(ctx: Pick<Context, 'db' | 'clock'>, log: LogState, checkpoint: SignedCheckpoint, witness: Witness): Promise<'cosigned' | 'already' | string> {
  const { db } = ctx;
  const key = parseKey(sha256, witness.key);
  if (key?.type !== COSIGNATURE) return 'its key is not one of a witness';
  const last = await db.selectFrom('log_cosignatures').select('size').where('log_id', '=', log.id).where('witness', '=', key.name).orderBy('size', 'desc').executeTakeFirst();
  if (last?.size === checkpoint.size) return 'already';
  let answer = await submit(db, log, checkpoint, witness.url, last?.size ?? 0);
  if (answer.kind === 'conflict') {
    // It remembers another size than we do: the answer was lost, or we were restored. A larger one than ours means that the log went back.
    if (answer.size > checkpoint.size) return `it has seen ${answer.size} leaves, more than the log's ${checkpoint.size}`;
    answer = await submit(db, log, checkpoint, witness.url, answer.size);
  }
  if (answer.kind === 'conflict') return 'its size changed meanwhile';
  if (answer.kind === 'refused') return answer.why;
  const line = await cosignatureIn(answer.text, checkpoint, key);
  if (line === undefined) return 'its cosignature is wrong';
  const row = { log_id: log.id, size: checkpoint.size, witness: key.name, line, cosigned_at: ctx.clock.now() };
  await db.insertInto('log_cosignatures').values(row).onConflict((conflict) => conflict.doNothing()).execute();
  return 'cosigned';
}

/**
 * Asks the witnesses of the settings to cosign the latest checkpoint of every log that has grown since (C2SP tlog-witness). A witness
 * that is away or refuses holds up nobody; it is asked again the next time, and `onRefusal` is told.
 * @returns how many cosignatures came.
 */
export async function gatherCosignatures(ctx: Pick<Context, 'db' | 'clock'>, onRefusal: (refusal: { log: string; witness: string; why: string }) => void): Promise<number> {
  const witnesses = await readWitnesses(ctx.db);
  if (witnesses.length === 0) return 0;
  const logs = await ctx.db.selectFrom('transparency_logs').select('name').where('size', '>', 0).orderBy('id').execute();
  // One that cannot be reached is not waited for once a log.
  const away = new Set<Witness>();
  let came = 0;
  for (const { name } of logs) {
    const log = await requireLog(ctx.db, name);
    const checkpoint = await bareCheckpoint(ctx.db, name);
    const ask = (witness: Witness) =>
      askWitness(ctx, log, checkpoint, witness).catch((error: unknown) => {
        away.add(witness);
        return (error as Error).message;
      });
    const outcomes = await Promise.all(witnesses.filter((witness) => !away.has(witness)).map(async (witness) => ({ witness, why: await ask(witness) })));
    for (const { witness, why } of outcomes) {
      if (why === 'cosigned') came += 1;
      else if (why !== 'already') onRefusal({ log: name, witness: witness.url, why });
    }
  }
  return came;
}

/** The latest checkpoint with the log's own signature only: what witnesses check. */
async function bareCheckpoint(db: Db, log: string): Promise<SignedCheckpoint> {
  const checkpoint = (await latestCheckpoint(db, log))!;
  const { note } = await db
    .selectFrom('log_checkpoints')
    .innerJoin('transparency_logs as log', 'log.id', 'log_checkpoints.log_id')
    .select('note')
    .where('log.name', '=', log)
    .where('log_checkpoints.size', '=', checkpoint.size)
    .executeTakeFirstOrThrow();
  return { ...checkpoint, note };
}
