import { type Command, InvalidArgumentError } from 'commander';
import { COSIGNATURE, parseKey } from '../ledger/transparency/check/notes.ts';
import { sha256 } from '../ledger/transparency/hashing.ts';
import { readWitnesses, writeWitnesses } from '../ledger/transparency/witness-settings.ts';
import type { Opened } from './services.ts';

function witnessKey(text: string): string {
  if (parseKey(sha256, text)?.type !== COSIGNATURE) throw new InvalidArgumentError('a verifier key of an Ed25519 cosigner: name+id+key');
  return text;
}

/** `witness`: lists, adds and removes the outside witnesses that cosign the logs' checkpoints. */
export function addWitness(program: Command, withServices: <T>(run: (opened: Opened) => Promise<T>) => Promise<T>): void {
  program
    .command('witness')
    .description('list the outside witnesses of the transparency log; with --url and --key add one, with --remove take one away')
    .option('--url <url>', 'address that takes its checkpoints (submission prefix of C2SP tlog-witness)')
    .option('--key <key>', 'its verifier key', witnessKey)
    .option('--remove <url>', 'address of the one to take away')
    .action(async (options: { url?: string; key?: string; remove?: string }) => {
      if ((options.url === undefined) !== (options.key === undefined)) program.error('error: --url and --key belong together');
      await withServices(async ({ services: { db, clock } }) => {
        const { url, key, remove } = options;
        const kept = (await readWitnesses(db)).filter((witness) => witness.url !== remove && witness.url !== url);
        const witnesses = url === undefined || key === undefined ? kept : [...kept, { url, key }];
        if (url !== undefined || remove !== undefined) await writeWitnesses(db, witnesses, clock.now());
        for (const witness of witnesses) process.stdout.write(`${witness.url}\t${witness.key}\n`);
      });
    });
}
