import { formatInstant } from '../calendar/calendar.ts';
import type { Context } from '../http/context.ts';
import { defineMessages } from '../i18n/messages.ts';
import type { WorkbookSheet } from '../spreadsheets/write-workbook.ts';

const messages = defineMessages({
  zh: { sheet: '导出说明', item: '项目', value: '内容', by: '导出人', at: '导出时间', purpose: '用途', number: '导出编号', note: '须知', noteText: '本表含个人信息，仅限上述用途使用，不得转发或公开。' },
  en: { sheet: 'About this export', item: 'Item', value: 'Value', by: 'Exported by', at: 'Exported at', purpose: 'Purpose', number: 'Number', note: 'Note', noteText: 'This table holds personal data. Use it for the purpose above only; do not pass it on or publish it.' },
});

/** A first sheet that says who made the export, when and for what; `number` leads to it in the audit log. */
export function watermarkSheet(ctx: Context, of: { by: string; reason: string; number: string }): WorkbookSheet {
  const t = messages(ctx.locale);
  return {
    name: t.sheet,
    columns: [{ key: 'what', header: t.item, width: 16 }, { key: 'value', header: t.value, width: 80 }],
    rows: [{ what: t.by, value: of.by }, { what: t.at, value: formatInstant(ctx.clock.now(), ctx.locale) }, { what: t.purpose, value: of.reason }, { what: t.number, value: of.number }, { what: t.note, value: t.noteText }],
  };
}
