import { sql } from 'kysely';
import { nodesWhere } from '../../../platform/auth/actor.ts';
import { derivativeUrl, fileUrl } from '../../../platform/files/file-links.ts';
import { type FileRow, readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { inScope, organizationNames } from '../../organizations/public.ts';
import { decideEntries } from '../contests.policy.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import { comparisonOf, likenessRows, type LikenessRow, type MatchedFiles, notesOn, textsAt } from './likenesses.queries.ts';
import type { Likeness, Likenesses } from './likenesses.schemas.ts';

type Other = Pick<EntryRow, 'id' | 'title_zh' | 'title_en' | 'node_id' | 'contest_id' | 'state' | 'submitted_at'>;

const NO_NAME = { zh: '', en: '' };

/** Those of the entries that lie in the area of an office where the actor decides: of others nothing is shown but that they are there. */
async function visibleOthers(ctx: Context, ids: readonly string[]): Promise<Map<string, Other>> {
  const nodes = nodesWhere(ctx.actor, decideEntries);
  if (ids.length === 0 || nodes.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('entries')
    .select(['id', 'title_zh', 'title_en', 'node_id', 'contest_id', 'state', 'submitted_at'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where(inScope('entries.node_id', nodes))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const pictureOf = (file: FileRow | undefined) => (file === undefined ? null : { url: fileUrl(file), thumbnail: derivativeUrl(file, 'w640') ?? derivativeUrl(file, 'w320'), mime: file.mime });

function pairsOf({ matched }: LikenessRow, isLater: boolean, isVisible: boolean, files: ReadonlyMap<string, FileRow>): Likeness['pairs'] {
  return matched.files.map(({ earlierFile, laterFile, score, ...alteration }: MatchedFiles) => {
    const [own, other] = isLater ? [laterFile, earlierFile] : [earlierFile, laterFile];
    return { own: pictureOf(files.get(own)), other: isVisible ? pictureOf(files.get(other)) : null, score, alteration };
  });
}

/** What an entry is like, as its office sees it: both works side by side where the other lies in its area too, else only what matches of its own. */
export async function presentLikenesses(ctx: Context, entry: EntryRow): Promise<Likenesses> {
  const { db } = ctx;
  const rows = await likenessRows(db, entry.id);
  const otherOf = (row: LikenessRow) => (row.earlier_id === entry.id ? row.later_id : row.earlier_id);
  const others = await visibleOthers(ctx, rows.map(otherOf));
  const notes = await notesOn(db, rows.map(({ id }) => id));
  const names = await organizationNames(db, [...[...others.values()].map((other) => other.node_id), ...notes.map((note) => note.node_id)]);
  const calls = await activityTitles(db, [...new Set([...others.values()].map((other) => other.contest_id))]);
  const texts = await textsAt(db, rows.filter(({ kind }) => kind === 'text').flatMap((row) => [{ id: row.earlier_id, version: row.matched.earlierVersion }, { id: row.later_id, version: row.matched.laterVersion }]));
  const files = await readyFiles(db, [...new Set(rows.flatMap(({ matched }) => matched.files.flatMap(({ earlierFile, laterFile }) => [earlierFile, laterFile])))]);
  const comparison = await comparisonOf(db, entry.id);
  return {
    comparison: comparison === undefined ? null : { at: comparison.at.toISOString(), texts: comparison.texts, pictures: comparison.pictures, films: comparison.films, leftOut: comparison.left_out as NonNullable<Likenesses['comparison']>['leftOut'] },
    items: rows.map((row) => {
      const isLater = row.later_id === entry.id;
      const other = others.get(otherOf(row));
      const [earlier, later] = [{ id: row.earlier_id, version: row.matched.earlierVersion }, { id: row.later_id, version: row.matched.laterVersion }];
      const side = (which: 'earlier' | 'later') => ({
        body: texts.get(which === 'earlier' ? `${earlier.id} ${earlier.version}` : `${later.id} ${later.version}`) ?? null,
        passages: row.matched.passages.map((each) => (which === 'earlier' ? { from: each[0], to: each[1] } : { from: each[2], to: each[3] })),
      });
      return {
        id: row.id, kind: row.kind, score: row.score, holds: row.holds, foundAt: row.found_at.toISOString(), isLater,
        other: other === undefined ? null : { id: other.id, title: { zh: other.title_zh, en: other.title_en }, unit: names.get(other.node_id) ?? NO_NAME, call: calls.get(other.contest_id) ?? NO_NAME, state: other.state, submittedAt: other.submitted_at?.toISOString() ?? null },
        own: side(isLater ? 'later' : 'earlier'),
        others: other === undefined ? null : side(isLater ? 'earlier' : 'later'),
        pairs: pairsOf(row, isLater, other !== undefined, files),
        notes: notes.filter((note) => note.likeness_id === row.id).map((note) => ({ finding: note.finding as Likeness['notes'][number]['finding'], reason: note.reason, at: note.at.toISOString(), byName: note.by_name, office: names.get(note.node_id) ?? NO_NAME })),
      };
    }),
  };
}
