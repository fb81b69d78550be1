import { accountIdOf } from '../auth/actor.ts';
import type { Context } from '../http/context.ts';
import type { FileRow } from './files.queries.ts';

/**
 * What a module says of a file: everybody may see it (it is published), this reader may (a judge, the office that received
 * it), or, by null, that it knows no reason. `app` gathers the modules' answers.
 */
export type FileVisibility = (ctx: Context, fileId: string) => Promise<'everybody' | 'reader' | null>;

/** On which ground somebody sees a file; null: not at all. */
export type FileAccess = 'owner' | 'reader' | 'everybody' | null;

/** Asks who uploaded it, then each module; a reader's own ground is looked for even where everybody may see, as it opens the original. */
export async function accessTo(ctx: Context, file: FileRow, modules: readonly FileVisibility[]): Promise<FileAccess> {
  if (file.state === 'deleted') return null;
  if (file.ownerAccountId !== null && file.ownerAccountId === accountIdOf(ctx.actor)) return 'owner';
  if (file.state !== 'ready') return null;
  let found: FileAccess = null;
  for (const ask of modules) {
    const answer = await ask(ctx, file.id);
    if (answer === 'reader') return 'reader';
    found ??= answer;
  }
  return found;
}
