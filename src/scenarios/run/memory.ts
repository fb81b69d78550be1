import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** What a run must remember to go on after a stop. Kept by the server after each step. */
export const Memory = z.object({
  /** Of this installation: passwords follow from it. */
  seed: z.string(),
  /** 1 for the whole programme; smaller for a shorter run of the same shape. */
  scale: z.number().positive().max(1),
  /** Steps that are done. */
  cursor: z.number().int().min(0),
  /** What was done so far, by kind of fact or by name; counted by the run itself. */
  counts: z.record(z.string(), z.number()),
  /** Ids of what was made. */
  ids: texts,
  /** By user name: secret of the authenticator, and cookies of the session. */
  secrets: texts,
  cookies: texts,
});
export type Memory = z.infer<typeof Memory>;

export function newMemory(scale: number): Memory {
  return { seed: randomBytes(16).toString('hex'), scale, cursor: 0, counts: {}, ids: {}, secrets: {}, cookies: {} };
}
