import type { Finding } from '../../../ledger/transparency/check/findings.ts';
import type { ExportSummary } from '../../../ledger/transparency/check/verify-export.ts';
import type { ReceiptSummary } from '../../../ledger/transparency/check/verify-receipt.ts';
import { formatInstant, formatNumber } from '../../../platform/calendar/format.ts';
import { type Bilingual, type Locale, pick } from '../../../platform/i18n/messages.ts';
import { verifyMessages } from './verify.messages.ts';

const KINDS: Readonly<Record<string, Bilingual>> = {
  ballot: { zh: '选票', en: 'ballots' },
  award: { zh: '奖项', en: 'awards' },
  certificate: { zh: '证书', en: 'certificates' },
  moderation: { zh: '内容处理决定', en: 'moderation decisions' },
  aid: { zh: '帮扶发放', en: 'aid deliveries' },
};

/** Whose key signed: the one the reader gave, this site's, that of a ballot box of its, another one, or (on the command line) one that only the file names. */
export type KeyStanding = 'given' | 'site' | 'box' | 'other' | 'file';

/** What a check found to be so, line by line, the verdict first. */
export function tellSummary(summary: ReceiptSummary | ExportSummary, locale: Locale, key: KeyStanding): string[] {
  const t = verifyMessages(locale);
  const time = (seconds: number) => formatInstant(seconds * 1000, locale);
  const kind = (name: string) => (KINDS[name] === undefined ? name : pick(KINDS[name], locale));
  const number = (value: number) => formatNumber(value, locale);
  const { fingerprint } = summary;
  const keyLine = { given: t.keyYours, site: t.keyOfSite, box: t.keyOfBox, other: t.keyOther, file: t.keyInFile }[key]({ fingerprint });
  if (summary.kind === 'export') {
    return [
      t.exportWhole({ origin: summary.origin, size: number(summary.size) }),
      ...Object.entries(summary.counts).map(([name, count]) => t.countOf({ kind: kind(name), count: number(count) })),
      ...summary.report.map((line) => pick(line, locale)),
      ...summary.cosigned.map(({ name, at }) => t.cosigned({ name, time: time(at) })),
      summary.closed ? t.closed : t.stillOpen,
      keyLine,
      t.root({ root: summary.root }),
    ];
  }
  const { promised, proven } = summary;
  return [
    proven === null ? t.notProven : t.proven({ index: number(proven.index + 1), size: number(proven.size), origin: summary.origin }),
    t.receiptOf({ kind: kind(summary.leaf.kind), origin: summary.origin }),
    ...(promised === null ? [] : [t.promised({ received: time(promised.receivedAt), due: time(promised.dueAt) })]),
    ...(summary.keptFits === true ? [t.keptFits] : []),
    ...(proven?.cosigned ?? []).map(({ name, at }) => t.cosigned({ name, time: time(at) })),
    keyLine,
  ];
}

/** The first wrong thing, in a sentence. */
export const tellFinding = (found: Finding, locale: Locale): string => pick(found.text, locale);
