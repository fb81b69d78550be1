import type { Db } from '../../../platform/db/db.ts';
import { derivativeUrl, fileUrl } from '../../../platform/files/file-links.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { organizationNames } from '../../organizations/public.ts';
import { type ContestRecord, requireContest } from '../contests.queries.ts';
import type { Entry } from '../contests.schemas.ts';
import { lastSteps } from '../tiers/standing.queries.ts';
import { authorsOf } from './authors.rules.ts';
import { actionsFor } from './entries.access.ts';
import { postersOf } from '../films/posters.queries.ts';
import { answerFilesOf, type EntryRow, filesOf, lineOf, stepsOf } from './entries.queries.ts';

/** Entries as the API answers them, with names, files and what the actor can do. */
export async function presentEntries(db: Db, ctx: Context, rows: readonly EntryRow[]): Promise<Entry[]> {
  const fileIds = await filesOf(db, rows.map((row) => row.id));
  const answered = await answerFilesOf(db, rows.map((row) => row.id));
  const files = await readyFiles(db, [...fileIds.values(), ...answered.values()].flat());
  const posters = await postersOf(db, [...files.values()].filter(({ mime }) => mime.startsWith('video/')).map(({ id }) => id));
  const names = await organizationNames(db, rows.flatMap((row) => (row.holder_id === null ? [row.node_id] : [row.node_id, row.holder_id])));
  const nameOf = (id: string) => ({ id, name: names.get(id) ?? { zh: '', en: '' } });
  const contests = new Map<string, ContestRecord>();
  for (const id of new Set(rows.map((row) => row.contest_id))) contests.set(id, await requireContest(db, id));
  const kinds = new Map((await lineOf(db, [...new Set(rows.flatMap((row) => row.path))])).map((each) => [each.id, each]));
  const last = await lastSteps(db, rows.map((row) => row.id));
  return rows.map((row) => ({
    id: row.id, contestId: row.contest_id, categoryId: row.category_id, campaignId: row.campaign_id, entrant: row.entrant as Entry['entrant'],
    node: nameOf(row.node_id), holder: row.holder_id === null ? null : nameOf(row.holder_id), state: row.state as Entry['state'], version: row.version,
    title: { zh: row.title_zh, en: row.title_en }, body: row.body, caption: { zh: row.caption_zh, en: row.caption_en }, authors: authorsOf(row),
    answers: row.answers as Entry['answers'], formVersion: row.form_version, declared: row.declared as Entry['declared'], extendedUntil: row.extended_until?.toISOString() ?? null,
      files: (fileIds.get(row.id) ?? []).flatMap((id) => {
        const file = files.get(id);
        return file === undefined ? [] : [{ id, url: fileUrl(file), name: file.name, mime: file.mime, width: file.width, height: file.height, durationMs: file.durationMs, thumbnail: derivativeUrl(file, 'w320'), poster: posters.get(id) ?? null }];
      }),
    answerFiles: (answered.get(row.id) ?? []).flatMap((id) => {
      const file = files.get(id);
      return file === undefined ? [] : [{ id, url: fileUrl(file), name: file.name, mime: file.mime }];
    }),
    own: ctx.actor.kind === 'account' && row.account_id === ctx.actor.accountId, actions: actionsFor(ctx, row, contests.get(row.contest_id)!, row.path.flatMap((id) => kinds.get(id) ?? []), last.get(row.id)), submittedAt: row.submitted_at?.toISOString() ?? null, publishedAt: row.published_at?.toISOString() ?? null,
  }));
}

/** The path an entry walked, with the offices' names. */
export async function presentSteps(db: Db, entryId: string) {
  const steps = await stepsOf(db, entryId);
  const names = await organizationNames(db, steps.flatMap((step) => [step.from_node, step.to_node].filter((id) => id !== null)));
  return steps.map((step) => ({
    seq: step.seq, at: step.at.toISOString(), action: step.action, byName: step.by_name, reason: step.reason,
    from: step.from_node === null ? null : (names.get(step.from_node) ?? null), to: step.to_node === null ? null : (names.get(step.to_node) ?? null),
  }));
}
