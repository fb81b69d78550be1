import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { readyFiles } from '../../platform/files/files.queries.ts';
import { answersForJudges, type AnswersForJudges } from '../contests/public.ts';
import { organizationNames, organizationsById } from '../organizations/public.ts';
import { isCleanAsStored, maskContacts, maskNames } from './blind.rules.ts';
import type { JudgedEntry } from './entries-of-round.ts';
import { judgingMessages } from './judging.messages.ts';
import type { Work } from './judging.schemas.ts';
import { hidesAuthors, type RoundRecord } from './rounds.queries.ts';

type Shown = Pick<Work, 'title' | 'body' | 'caption' | 'by' | 'media' | 'masked' | 'answers'>;

/** Names that a judge may not read in a work's text: of its people, its unit and the places above, as far as they are blind. */
async function hiddenNames(db: Db, round: RoundRecord, entry: JudgedEntry, named: Pick<AnswersForJudges, 'people' | 'units'>): Promise<string[]> {
  const { blind } = round.terms;
  const nodes = await organizationsById(db, entry.path);
  const above = nodes.filter((node) => node.id !== entry.nodeId);
  const namesOf = (each: { name: string; nameEn: string; shortName?: string | null }) => [each.name, each.nameEn, each.shortName ?? ''];
  return [
    ...(blind.includes('authors') ? [...entry.authorNames, ...named.people] : []),
    ...(blind.includes('tutor') ? entry.tutorNames : []),
    ...(blind.includes('unit') ? named.units : []),
    ...(blind.includes('unit') ? nodes.filter((node) => node.id === entry.nodeId).flatMap(namesOf) : []),
    ...(blind.includes('region') ? above.flatMap((node) => (node.id === round.hostId ? [] : namesOf(node))) : []),
  ];
}

/** Makes unreadable in a work's words what would say whose it is. */
async function maskFor(db: Db, round: RoundRecord, entry: JudgedEntry, named: Pick<AnswersForJudges, 'people' | 'units'>): Promise<(text: string) => string> {
  const hidden = await hiddenNames(db, round, entry, named);
  return (text) => (hidesAuthors(round) ? maskContacts(maskNames(text, hidden)) : maskNames(text, hidden));
}

/** Titles of works with every hidden name masked, by entry. */
export async function blindTitles(ctx: Context, round: RoundRecord, entries: readonly JudgedEntry[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const entry of entries) {
    const mask = await maskFor(ctx.db, round, entry, await answersForJudges(ctx.db, entry, round.openedAt));
    titles.set(entry.id, mask(pick({ zh: entry.titleZh, en: entry.titleEn }, ctx.locale)));
  }
  return titles;
}

const kindOf = (mime: string): Work['media'][number]['kind'] => (mime.startsWith('image/') ? 'picture' : mime.startsWith('video/') ? 'film' : mime.startsWith('audio/') ? 'audio' : 'document');
const EXTENSIONS: Readonly<Record<string, string>> = { 'video/mp4': 'mp4', 'video/quicktime': 'mov', 'video/webm': 'webm', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3', 'audio/aac': 'aac', 'audio/wav': 'wav', 'audio/flac': 'flac', 'application/pdf': 'pdf', 'text/plain': 'txt' };
/** A name that says nothing but the work's number and the file's place. */
export const plainName = (number: number, position: number, mime: string): string => `${number}-${position + 1}.${mime === 'image/webp' ? 'webp' : mime === 'image/jpeg' ? 'jpg' : (EXTENSIONS[mime] ?? 'bin')}`;

/** Whether a file is kept from judges because it may name its author inside. */
export const isHeld = (round: RoundRecord, mime: string): boolean => hidesAuthors(round) && !mime.startsWith('image/') && !isCleanAsStored(mime);

/** A work as its judge may see it: text with hidden names masked, files under ids of the assignment, and of its origin only what is not blind. */
export async function blindWork(ctx: Context, round: RoundRecord, entry: JudgedEntry, assignmentId: string, number: number): Promise<Shown> {
  const answers = await answersForJudges(ctx.db, entry, round.openedAt);
  const mask = await maskFor(ctx.db, round, entry, answers);
  const { blind } = round.terms;
  const media = await ctx.db.selectFrom('judging_media').selectAll().where('assignment_id', '=', assignmentId).orderBy('position').execute();
  const files = await readyFiles(ctx.db, media.map(({ file_id }) => file_id));
  const [title, body, caption] = [pick({ zh: entry.titleZh, en: entry.titleEn }, ctx.locale), entry.body, pick({ zh: entry.captionZh, en: entry.captionEn }, ctx.locale)];
  const names = await organizationNames(ctx.db, entry.path);
  const named = (id: string) => pick(names.get(id) ?? { zh: '', en: '' }, ctx.locale);
  const both = (key: 'authors' | 'tutor' | 'unit' | 'region') => ({ zh: judgingMessages('zh-CN')[key], en: judgingMessages('en')[key] });
  return {
    title: mask(title), body: mask(body), caption: mask(caption), masked: [title, body, caption, ...answers.shown.map(({ text }) => text.zh)].some((text) => mask(text) !== text),
    answers: answers.shown.map(({ label, text }) => ({ label, text: { zh: mask(text.zh), en: mask(text.en) } })),
    by: [
      ...(blind.includes('authors') ? [] : [{ label: both('authors'), text: entry.authorNames.join('、') }]),
      ...(blind.includes('tutor') || entry.tutorNames.length === 0 ? [] : [{ label: both('tutor'), text: entry.tutorNames.join('、') }]),
      ...(blind.includes('unit') ? [] : [{ label: both('unit'), text: named(entry.nodeId) }]),
      ...(blind.includes('region') ? [] : [{ label: both('region'), text: entry.path.slice(0, -1).map((id) => named(id)).join(' › ') }]),
    ],
    media: media.flatMap(({ id, file_id, position }) => {
      const file = files.get(file_id);
      if (file === undefined) return [];
      const held = isHeld(round, file.mime);
      const url = held ? null : `/api/judging/media/${id}`;
      return [{ id, kind: kindOf(file.mime), url, small: url !== null && file.mime.startsWith('image/') ? `${url}?small=1` : null, mime: file.mime, width: file.width, height: file.height, name: blind.includes('file-names') || hidesAuthors(round) ? plainName(number, position, file.mime) : file.name, held }];
    }),
  };
}
