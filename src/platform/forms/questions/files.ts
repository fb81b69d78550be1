import { sentence } from '../form.errors.ts';
import type { QuestionKind } from '../form.types.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 20;

function filesKind(kind: string, label: QuestionKind['label'], files: NonNullable<QuestionKind['files']>): QuestionKind {
  return {
    kind, label, files, settings: ['size'], counts: { zh: '文件数', en: 'files' },
    read(_, sent) {
      const ids = (Array.isArray(sent) ? sent : sent === undefined || sent === null ? [] : [sent]).filter((each) => each !== '');
      if (ids.some((each) => typeof each !== 'string' || !ID.test(each)) || ids.length > MOST) return { unfit: sentence('form.unfit') };
      return { answer: ids.length === 0 ? undefined : [...new Set(ids as string[])] };
    },
    check({ min, max }, answer) {
      const count = (answer as readonly string[]).length;
      if (min !== undefined && count < min) return sentence('form.too-few', { min });
      return count > (max ?? 1) ? sentence('form.too-many', { max: max ?? 1 }) : null;
    },
    words: (_, answer, locale) => (locale === 'en' ? `${(answer as readonly string[]).length} file(s)` : `${(answer as readonly string[]).length} 个文件`),
  };
}

/** Ids of files that the answering account has uploaded for the kind's purpose; one where the question sets no limit. */
export const fileKind = filesKind('file', { zh: '文档', en: 'Document' }, 'document');
export const pictureKind = filesKind('picture', { zh: '图片', en: 'Picture' }, 'picture');
export const filmKind = filesKind('film', { zh: '视频', en: 'Film' }, 'film');
export const audioKind = filesKind('audio', { zh: '音频', en: 'Audio' }, 'audio');
