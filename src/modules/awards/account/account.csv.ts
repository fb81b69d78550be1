import { type Bilingual, type Locale, pick } from '../../../platform/i18n/messages.ts';
import { writeCsv } from '../../../platform/spreadsheets/write-csv.ts';
import type { Account } from './account.schemas.ts';

const header = (locale: Locale, key: string, words: Bilingual, type: 'text' | 'number' = 'text') => ({ key, header: pick(words, locale), type });

/** The funnel of a contest as CSV: a row a tier and category. */
export function funnelCsv(account: Account, locale: Locale) {
  const names = new Map(account.categories.map(({ id, name }) => [id, pick(name, locale)]));
  const columns = [
    header(locale, 'depth', { zh: '层级（0为主办单位）', en: 'Tier (0 is the host)' }, 'number'), header(locale, 'category', { zh: '类别', en: 'Category' }), header(locale, 'offices', { zh: '单位数', en: 'Offices' }, 'number'),
    header(locale, 'received', { zh: '收到', en: 'Received' }, 'number'), header(locale, 'passed', { zh: '推荐', en: 'Passed on' }, 'number'),
  ];
  return writeCsv({ columns, rows: account.funnel.map(({ depth, categoryId, offices, received, passed }) => ({ depth, category: names.get(categoryId) ?? '', offices, received, passed })) });
}

/** The awards of a contest as CSV: works and units, no persons. */
export function awardsCsv(account: Account, locale: Locale) {
  const names = new Map(account.categories.map(({ id, name }) => [id, pick(name, locale)]));
  const columns = [
    header(locale, 'category', { zh: '类别', en: 'Category' }), header(locale, 'level', { zh: '奖项', en: 'Level' }), header(locale, 'title', { zh: '作品', en: 'Work' }), header(locale, 'unit', { zh: '单位', en: 'Unit' }),
    header(locale, 'granted', { zh: '授奖时间', en: 'Granted at' }), header(locale, 'revoked', { zh: '撤销原因', en: 'Revoked because' }),
  ];
  return writeCsv({
    columns,
    rows: account.awards.map(({ categoryId, level, title, unit, grantedAt, revokedReason }) => ({ category: names.get(categoryId) ?? '', level: pick(level, locale), title: pick(title, locale), unit: pick(unit, locale), granted: grantedAt, revoked: revokedReason ?? '' })),
  });
}
