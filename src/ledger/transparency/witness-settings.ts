import { z } from 'zod';
import type { Db } from '../../platform/db/db.ts';
import { readSetting, writeSetting } from '../../platform/settings/settings.ts';

const WITNESSES = 'transparency.witnesses';

const schema = z.array(z.object({ url: z.url({ protocol: /^https?$/ }), key: z.string().max(300) })).max(16);

/** An outside witness: where it takes checkpoints (C2SP tlog-witness, submission prefix), and its key (`name+id+key`). */
export interface Witness {
  readonly url: string;
  readonly key: string;
}

/** The witnesses that this installation asks to cosign its checkpoints. */
export async function readWitnesses(db: Db): Promise<readonly Witness[]> {
  return (await readSetting(db, WITNESSES, schema)) ?? [];
}

/** Sets the witnesses; replaces those before. */
export async function writeWitnesses(db: Db, witnesses: readonly Witness[], now: Date): Promise<void> {
  await writeSetting(db, WITNESSES, schema.parse(witnesses), now);
}
