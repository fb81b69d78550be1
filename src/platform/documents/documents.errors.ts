import { defineErrors } from '../errors/errors.ts';

/** What the making of a document can end with. `document.invalid` is the caller's to mend, the others are ours. */
export const documentErrors = defineErrors({
  'document.invalid': { status: 422, zh: '公文内容无法排版：{problem}。', en: 'The document cannot be laid out: {problem}.' },
  'document.failed': { status: 500, zh: '文件未能生成，已记录。请稍后再试。', en: 'The document could not be made; this was recorded. Try again later.' },
  'document.timeout': { status: 503, zh: '文件在{seconds}秒内未能生成，请稍后再试或减少内容。', en: 'The document was not ready within {seconds} seconds; try again later or with less content.' },
});
