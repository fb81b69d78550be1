import { defineErrors } from '../../platform/errors/errors.ts';

export const transparencyErrors = defineErrors({
  'log.closed': { status: 409, zh: '该日志已经封存，不再接收新内容。', en: 'This log is closed and takes nothing more.' },
  'log.unknown': { status: 404, zh: '没有这个日志。', en: 'There is no such log.' },
  'log.not-final': { status: 409, zh: '该日志尚未封存完毕，请稍后再下载。', en: 'This log is not closed to the end yet; download it a little later.' },
});
