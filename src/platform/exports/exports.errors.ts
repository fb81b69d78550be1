import { defineErrors } from '../errors/errors.ts';

export const exportErrors = defineErrors({
  'export.not-found': { status: 404, zh: '没有这次导出，或者它已经过期。', en: 'There is no such export, or it has expired.' },
  'export.own': { status: 403, zh: '导出需要由另一个人批准。', en: 'An export is approved by another person than the one who asked.' },
  'export.decided': { status: 409, zh: '这次导出已经批复。', en: 'This export was decided already.' },
});
