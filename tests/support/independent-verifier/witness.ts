// A witness written from C2SP tlog-witness and tlog-cosignature alone; shares nothing with src.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requireConsistent } from './merkle.ts';
import { type Key, readNote, readTreeHead, requireSignature } from './note.ts';

export interface RunningWitness {
  url: string;
  vkey: string;
  /** Checkpoints it has cosigned. */
  cosigned: string[];
  /** What it refused with, in order. */
  refused: number[];
  /** Sets what it remembers of a log. */
  remember(origin: string, size: bigint, root: Buffer): void;
  close(): Promise<void>;
}

class Refusal extends Error {
  status: number;
  body: string;
  constructor(status: number, body = '') {
    super(String(status));
    this.status = status;
    this.body = body;
  }
}

/** Starts a witness on a free port that trusts these logs; its clock stands at `seconds`. */
export async function startWitness(name: string, logs: () => Key[], seconds: bigint, port = 0): Promise<RunningWitness> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  const material = Buffer.concat([Buffer.from([4]), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest().subarray(0, 4);
  const seen = new Map<string, { size: bigint; root: Buffer }>();
  const cosigned: string[] = [];
  const refused: number[] = [];

  function addCheckpoint(body: string): string {
    const blank = body.indexOf('\n\n');
    const [oldLine, ...proofLines] = body.slice(0, blank).split('\n');
    const text = body.slice(blank + 2);
    const old = BigInt(/^old (0|[1-9][0-9]*)$/.exec(oldLine!)?.[1] ?? '-1');
    if (old < 0n || proofLines.length > 63) throw new Refusal(400);
    const note = readNote(text);
    const head = readTreeHead(note.body);
    const key = logs().find((log) => log.name === head.origin);
    if (key === undefined) throw new Refusal(404);
    try {
      requireSignature(note, key);
    } catch {
      throw new Refusal(403);
    }
    if (old > head.size) throw new Refusal(400);
    const latest = seen.get(head.origin) ?? { size: 0n, root: createHash('sha256').digest() };
    if (latest.size !== old) throw new Refusal(409, `${latest.size}\n`);
    const proof = proofLines.map((line) => Buffer.from(line, 'base64'));
    try {
      requireConsistent(old, latest.root, head.size, head.root, proof);
    } catch {
      throw new Refusal(422);
    }
    seen.set(head.origin, { size: head.size, root: head.root });
    cosigned.push(text);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(seconds);
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${note.body}`), privateKey);
    return `\u2014 ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        if (request.method !== 'POST' || request.url !== '/add-checkpoint') throw new Refusal(404);
        const lines = addCheckpoint(Buffer.concat(chunks).toString());
        response.writeHead(200).end(lines);
      } catch (error) {
        const { status, body } = error instanceof Refusal ? error : new Refusal(400);
        refused.push(status);
        response.writeHead(status, status === 409 ? { 'content-type': 'text/x.tlog.size' } : {}).end(body);
      }
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    vkey: `${name}+${id.toString('hex')}+${material.toString('base64')}`,
    cosigned,
    refused,
    remember: (origin, size, root) => void seen.set(origin, { size, root }),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
