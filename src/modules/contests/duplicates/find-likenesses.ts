import type { Db } from '../../../platform/db/db.ts';
import { type Alignment, invertAlignment } from '../../../platform/similarity/picture/match-prints.ts';
import { findLikePictures } from '../../../platform/similarity/picture-index.ts';
import type { ReadText } from '../../../platform/similarity/text/compare-texts.ts';
import { findLikeTexts } from '../../../platform/similarity/text-index.ts';
import type { EntryPrints } from './entry-prints.ts';
import { type FoundLikeness, handedInTexts, type LikenessKind, type MatchedFiles, sameFiles } from './likenesses.queries.ts';

interface Compared {
  readonly entryId: string;
  readonly version: number;
}

/** Frames that two films have in common at least, and as a part of the frames of the one asked for. */
const LEAST_FRAMES = 2;
const LEAST_PART = 0.25;

/** The entries with texts like an entry's. */
export async function likeTextsOf(db: Db, { entryId, version, text }: Compared & { text: ReadText }): Promise<FoundLikeness[]> {
  const versions = new Map<string, number>();
  const found = await findLikeTexts(db, entryId, text, async (ids) => {
    const texts = await handedInTexts(db, ids);
    for (const [id, each] of texts) versions.set(id, each.version);
    return new Map([...texts].map(([id, { body }]) => [id, body]));
  });
  return found.map(({ ownerId, likeness }) => {
    const isLater = entryId > ownerId;
    return {
      earlierId: isLater ? ownerId : entryId, laterId: isLater ? entryId : ownerId, kind: 'text', score: likeness.score,
      matched: {
        earlierVersion: isLater ? versions.get(ownerId)! : version, laterVersion: isLater ? version : versions.get(ownerId)!, files: [],
        passages: likeness.passages.map(({ from, to, otherFrom, otherTo }) => (isLater ? [otherFrom, otherTo, from, to] : [from, to, otherFrom, otherTo])),
      },
    };
  });
}

interface Hit {
  readonly otherEntry: string;
  readonly kind: 'picture' | 'film';
  readonly own: string;
  readonly other: string;
  readonly score: number;
  readonly frames: number | null;
  /** How the other came from the entry's own; null for the same bytes. */
  readonly alignment: Alignment | null;
}

async function hitsOf(db: Db, { prints }: EntryPrints): Promise<Hit[]> {
  const hits: Hit[] = [];
  const films = new Map<string, { own: string; otherEntry: string; other: string; frames: Set<number>; best: Alignment }>();
  const framesOf = new Map<string, number>();
  for (const { name, print } of prints) {
    if (name.kind === 'frame') framesOf.set(name.partId, (framesOf.get(name.partId) ?? 0) + 1);
    for (const like of await findLikePictures(db, name, print)) {
      if (like.partId === null) continue;
      if (name.kind === 'picture') {
        hits.push({ otherEntry: like.ownerId, kind: 'picture', own: name.partId, other: like.partId, score: like.alignment.score, frames: null, alignment: like.alignment });
        continue;
      }
      const key = `${name.partId} ${like.partId} ${like.ownerId}`;
      const film = films.get(key) ?? { own: name.partId, otherEntry: like.ownerId, other: like.partId, frames: new Set<number>(), best: like.alignment };
      film.frames.add(name.place);
      films.set(key, { ...film, best: like.alignment.score > film.best.score ? like.alignment : film.best });
    }
  }
  for (const { own, otherEntry, other, frames, best } of films.values()) {
    const score = frames.size / framesOf.get(own)!;
    if (frames.size >= Math.min(LEAST_FRAMES, framesOf.get(own)!) && score >= LEAST_PART) hits.push({ otherEntry, kind: 'film', own, other, score, frames: frames.size, alignment: best });
  }
  return hits;
}

const inThousandths = (value: number) => Math.round(value * 1000) / 1000;

function filesOfHit(hit: Hit, isLater: boolean): MatchedFiles {
  // An alignment tells how the other came from the own; kept is how the later came from the earlier.
  const alignment = hit.alignment === null ? null : isLater ? invertAlignment(hit.alignment) : hit.alignment;
  return {
    earlierFile: isLater ? hit.other : hit.own, laterFile: isLater ? hit.own : hit.other, score: inThousandths(hit.score), same: alignment === null, frames: hit.frames,
    mirrored: alignment?.mirrored ?? false, turned: Math.round(alignment?.turned ?? 0), shown: inThousandths(alignment?.shown ?? 1), filled: inThousandths(alignment?.filled ?? 1),
  };
}

/** The entries with pictures or films like an entry's: the same bytes, or showing the same. */
export async function likeFiles(db: Db, { entryId, version, prints }: Compared & { prints: EntryPrints }): Promise<FoundLikeness[]> {
  const same = (await sameFiles(db, entryId)).map((each): Hit => ({ ...each, kind: prints.filmIds.has(each.own) ? 'film' : 'picture', score: 1, frames: null, alignment: null }));
  const hits = await hitsOf(db, prints);
  const alike = [...same, ...hits.filter((hit) => !same.some((each) => each.own === hit.own && each.other === hit.other && each.otherEntry === hit.otherEntry))];
  const versions = await handedInTexts(db, [...new Set(alike.map(({ otherEntry }) => otherEntry))]);
  const found = new Map<string, FoundLikeness>();
  for (const hit of alike) {
    const isLater = entryId > hit.otherEntry;
    const other = versions.get(hit.otherEntry)?.version;
    if (other === undefined) continue;
    const files = filesOfHit(hit, isLater);
    const kind: LikenessKind = hit.kind;
    const before = found.get(`${hit.otherEntry} ${kind}`);
    found.set(`${hit.otherEntry} ${kind}`, {
      earlierId: isLater ? hit.otherEntry : entryId, laterId: isLater ? entryId : hit.otherEntry, kind, score: Math.max(files.score, before?.score ?? 0),
      matched: { earlierVersion: isLater ? other : version, laterVersion: isLater ? version : other, passages: [], files: [...(before?.matched.files ?? []), files] },
    });
  }
  return [...found.values()];
}
