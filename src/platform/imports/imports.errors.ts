import { defineErrors } from '../errors/errors.ts';

export const importErrors = defineErrors({
  'import.not-found': { status: 404, zh: '没有这个导入任务。', en: 'There is no such import.' },
  'import.no-file': { status: 422, zh: '请选择要导入的表格文件。', en: 'Choose the spreadsheet to import.' },
});
