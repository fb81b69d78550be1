import type { Locale } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import type { FreeTexts, SurveyResults } from '../surveys.schemas.ts';
import { surveyWords } from '../surveys.messages.ts';

/** The results as one table of figures: a line for each, hidden ones empty and marked. Open data and the workbook hold the same. */
export function resultRows(results: SurveyResults, locale: Locale): Record<string, string | number>[] {
  return results.questions.flatMap((question) =>
    question.tables.flatMap((table) =>
      table.rows.map((row) => ({
        question: pick(question.label, locale), item: table.item === null ? '' : pick(table.item, locale), answer: pick(row.label, locale), count: row.count ?? '', hidden: row.count === null ? surveyWords(locale).hidden : '', share: row.share ?? '', answered: question.answered ?? '', mean: table.mean ?? '',
      })),
    ),
  );
}

export function resultColumns(locale: Locale): WorkbookSheet['columns'] {
  const t = surveyWords(locale);
  return [
    { key: 'question', header: t.question, width: 40 }, { key: 'item', header: t.item, width: 20 }, { key: 'answer', header: t.answer, width: 30 }, { key: 'count', header: t.count, type: 'number', width: 10 }, { key: 'hidden', header: t.hiddenColumn, width: 12 },
    { key: 'share', header: t.share, type: 'number', width: 10 }, { key: 'answered', header: t.answered, type: 'number', width: 12 }, { key: 'mean', header: t.mean, type: 'number', width: 10 },
  ];
}

/** Sheets of the office's workbook: the figures, and what people wrote. */
export function resultSheets(results: SurveyResults, texts: readonly FreeTexts[], locale: Locale): WorkbookSheet[] {
  const t = surveyWords(locale);
  const written = texts.flatMap(({ label, texts: each }) => each.map((text) => ({ question: pick(label, locale), text })));
  return [
    { name: t.results, columns: resultColumns(locale), rows: resultRows(results, locale) },
    ...(written.length === 0 ? [] : [{ name: t.texts, columns: [{ key: 'question', header: t.question, width: 40 }, { key: 'text', header: t.text, width: 100 }], rows: written }]),
  ];
}
