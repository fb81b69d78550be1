import { film, person, picture } from '../content/index.ts';
import { nth } from '../content/rng.ts';
import { ARTICLES, BROADCASTS, FILMS, SCENES, VALUES } from './work-texts.ts';
import { tune } from './sound.ts';
import { luoheUnits } from './tree.ts';

/** How many works of each kind were entered (the programme's own figures): 106 in all. */
export const WORKS = { broadcast: 12, print: 81, online: 5, screen: 8 } as const;
export type WorkKind = keyof typeof WORKS;
export const WORK_KINDS = Object.keys(WORKS) as WorkKind[];

/** A public-service advertisement as it is entered. */
export interface LuoheWork {
  /** Position among all works. */
  readonly index: number;
  readonly kind: WorkKind;
  /** Position within its kind. */
  readonly turn: number;
  /** Code of the unit that enters it. */
  readonly unit: string;
  /** Every work has another author, by whose name it is known again. */
  readonly author: string;
}

const FIRST_AUTHOR = 120;
/** Who makes what: the radio, the television, the news site, all others. */
const MAKERS: Readonly<Partial<Record<WorkKind, string>>> = { broadcast: 'LH-U01', screen: 'LH-U02', online: 'LH-U03' };

/** The 106 works, kind by kind. */
export function luoheWorks(): LuoheWork[] {
  const units = luoheUnits().filter(({ code }) => !Object.values(MAKERS).includes(code));
  return WORK_KINDS.flatMap((kind) => Array.from({ length: WORKS[kind] }, (_, turn) => ({ kind, turn }))).map(({ kind, turn }, index) => ({
    // Every third work of a medium comes from elsewhere.
    index, kind, turn, unit: (turn % 3 === 2 ? undefined : MAKERS[kind]) ?? nth(units, index * 7).code, author: person(FIRST_AUTHOR + index).name,
  }));
}

/** What a work says and shows. Paragraphs of `body` are parted by a blank line. */
export interface LuoheWorkContent {
  readonly title: { zh: string; en: string };
  readonly caption: { zh: string; en: string };
  readonly body: string;
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string; readonly extension: string; readonly purpose: 'audio' | 'picture' | 'film' };
}

/** Ways of painting that show neither snow nor ice, by their seeds: every fifteenth picture is of the same way. */
const PAINTED = [6, 0, 2, 6, 4, 10, 6, 11, 9, 6, 5, 7, 14, 1] as const;
/** Films without snow, ice or northern lights first. */
const FILM_ORDER = [5, 1, 6, 4, 0, 7, 2, 3] as const;

/** Writes, paints or plays a work. */
export async function workContent({ kind, turn }: LuoheWork): Promise<LuoheWorkContent> {
  if (kind === 'online') return { ...ARTICLES[turn]!, caption: { zh: '', en: '' } };
  if (kind === 'broadcast') return { ...BROADCASTS[turn]!, body: '', file: { ...tune(turn), extension: 'wav', purpose: 'audio' } };
  if (kind === 'screen') return { ...FILMS[turn]!, body: '', file: { bytes: new Uint8Array((await film(FILM_ORDER[turn]!)).bytes), mime: 'video/webm', extension: 'webm', purpose: 'film' } };
  const value = nth(VALUES, turn);
  const scene = nth(SCENES, Math.floor(turn / VALUES.length) + turn * 3);
  const painted = await picture(nth(PAINTED, turn) + 15 * Math.floor(turn / 3));
  return {
    title: { zh: `${value.zh}·${scene.zh}`, en: `${value.en}: ${scene.en}` }, caption: scene.caption, body: '',
    file: { bytes: new Uint8Array(painted.bytes), mime: painted.mime, extension: 'jpg', purpose: 'picture' },
  };
}
