import { type FileRow, readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type FrameTools, readFrames } from '../../../platform/similarity/film/film-frames.ts';
import type { ItemName } from '../../../platform/similarity/items.ts';
import { alignPrints } from '../../../platform/similarity/picture/match-prints.ts';
import { readGray } from '../../../platform/similarity/picture/gray-picture.ts';
import type { FreshPrint } from '../../../platform/similarity/picture/picture-print.ts';
import { takePrintApart } from '../../../platform/similarity/picture/take-print-apart.ts';
import { LEAST_PATCHES } from '../../../platform/similarity/picture-index.ts';
import { filesOf } from '../entries/entries.queries.ts';
import type { LEFT_OUT } from './likenesses.schemas.ts';

type LeftOut = (typeof LEFT_OUT)[number];

/** The prints of an entry's pictures and of the frames of its films, and what was left out and why. */
export interface EntryPrints {
  readonly prints: readonly { readonly name: ItemName & { readonly partId: string }; readonly print: FreshPrint }[];
  /** The files that are films, compared or not. */
  readonly filmIds: ReadonlySet<string>;
  readonly pictures: number;
  readonly films: number;
  readonly leftOut: readonly LeftOut[];
}

/** A still scene says nothing more in its second frame. */
const SAME_SCENE = 0.5;

async function framePrints(ctx: Context, tools: FrameTools, film: FileRow): Promise<{ second: number; print: FreshPrint }[]> {
  const kept: { second: number; print: FreshPrint }[] = [];
  for (const { second, picture } of await readFrames(tools, ctx.files.path(film.sha256), film.durationMs)) {
    const print = await takePrintApart(picture);
    const last = kept.at(-1);
    if (print.count < LEAST_PATCHES || (last !== undefined && (alignPrints(last.print, print)?.score ?? 0) > SAME_SCENE)) continue;
    kept.push({ second, print });
  }
  return kept;
}

/** Reads an entry's files. @param tools what this machine reads films with; null where it has no ffmpeg */
export async function readPrints(ctx: Context, entryId: string, tools: FrameTools | null): Promise<EntryPrints> {
  const files = await readyFiles(ctx.db, (await filesOf(ctx.db, [entryId])).get(entryId) ?? []);
  const prints: EntryPrints['prints'][number][] = [];
  const leftOut = new Set<LeftOut>();
  const filmIds = new Set([...files.values()].filter(({ mime }) => mime.startsWith('video/')).map(({ id }) => id));
  let [pictures, films] = [0, 0];
  for (const file of files.values()) {
    if (file.mime.startsWith('image/')) {
      const print = await readGray(ctx.files.path(file.sha256)).then(takePrintApart, () => null);
      if (print === null) leftOut.add('picture-unreadable');
      else if (print.count < LEAST_PATCHES) leftOut.add('picture-plain');
      else {
        pictures += 1;
        prints.push({ name: { ownerId: entryId, kind: 'picture', partId: file.id, place: 0 }, print });
      }
    } else if (filmIds.has(file.id)) {
      const frames = tools === null ? [] : await framePrints(ctx, tools, file);
      if (tools === null) leftOut.add('film-no-ffmpeg');
      else if (frames.length === 0) leftOut.add('film-unreadable');
      else films += 1;
      for (const { second, print } of frames) prints.push({ name: { ownerId: entryId, kind: 'frame', partId: file.id, place: second }, print });
    }
  }
  return { prints, filmIds, pictures, films, leftOut: [...leftOut] };
}
