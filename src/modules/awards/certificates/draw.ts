import { dayOf } from '../../../platform/calendar/calendar.ts';
import type { Certificate } from '../../../platform/documents/certificate.ts';
import type { Db } from '../../../platform/db/db.ts';
import { type Bilingual, type Locale, pick } from '../../../platform/i18n/messages.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { contestCategories, entriesInBrief } from '../../contests/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import type { Holder } from '../awards.words.ts';
import { requireScheme } from '../scheme/scheme.queries.ts';
import { type CertificateRow, holderNames } from './certificates.queries.ts';

const NONE: Bilingual = { zh: '', en: '' };

/** Where a certificate is checked. */
export const checkPath = (code: string) => `/certificates/${code}`;

function bodyOf({ holder, title, level, category, contest, unit, en }: { holder: Holder; title: string; level: string; category: string; contest: string; unit: string; en: boolean }): string {
  if (en) {
    const won = `“${title}”${unit === '' ? '' : `, entered by ${unit},`} won ${level} in ${category} of “${contest}”.`;
    return `${holder === 'tutor' ? 'The work that you guided, ' : 'The work '}${won}\nThis certificate is issued in witness of it.`;
  }
  return `${holder === 'tutor' ? '您指导的' : ''}作品《${title}》${unit === '' ? '' : `（报送单位：${unit}）`}在“${contest}”${category}类中获${level}。\n特发此证，以资鼓励。`;
}

/**
 * What certificates of one contest say, in their order. The names are those that the work's authors, or the one author or tutor it is for, agree to at this moment; where they agree to none, it is
 * made out to the unit. Of an entry of the public the office that received it is no author, so nobody is named then.
 */
export async function certificateTexts(db: Db, contestId: string, rows: readonly CertificateRow[], { locale, origin }: { locale: Locale; origin: string }): Promise<Certificate[]> {
  const awards = new Map((await db.selectFrom('awards').selectAll().where('contest_id', '=', contestId).execute()).map((row) => [row.id, row]));
  const entries = await entriesInBrief(db, rows.map((row) => awards.get(row.award_id)!.entry_id));
  const scheme = await requireScheme(db, contestId);
  const levels = new Map(scheme.levels.map(({ id, name }) => [id, name]));
  const categories = new Map((await contestCategories(db, contestId)).map(({ id, name }) => [id, name]));
  const contest = (await activityTitles(db, [contestId])).get(contestId) ?? NONE;
  const host = (await organizationNames(db, [scheme.hostId])).get(scheme.hostId) ?? NONE;
  const en = locale === 'en';
  const say = (text: Bilingual | undefined) => pick(text ?? NONE, locale);
  return rows.map((row) => {
    const award = awards.get(row.award_id)!;
    const entry = entries.get(award.entry_id);
    const [title, level, category] = [say(entry?.title), say(levels.get(award.level_id)), say(categories.get(award.category_id))];
    const unit = entry?.entrant === 'unit' ? say(entry.unit.name) : '';
    const holder = row.holder as Holder;
    const names = holderNames(row, entry).join(en ? ', ' : '、');
    return {
      title: holder === 'tutor' ? (en ? 'Certificate for a Tutor' : '指导教师证书') : en ? 'Certificate of Award' : '获奖证书',
      to: names === '' ? unit : names,
      body: bodyOf({ holder, title, level, category, contest: say(contest), unit: names === '' ? '' : unit, en }),
      issuers: [say(host)], date: dayOf(row.issued_at), number: row.number, checkAt: `${origin}${checkPath(row.code)}`,
    };
  });
}
