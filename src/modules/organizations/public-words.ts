import type { Bilingual } from '../../platform/i18n/messages.ts';
import type { KINDS, LEVELS } from './organizations.schemas.ts';

/** Kinds of organizations in words; browsers and other modules may import this file. */
export const KIND_NAMES: Readonly<Record<(typeof KINDS)[number], Bilingual>> = {
  office: { zh: '文明办', en: 'Office' },
  body: { zh: '直属单位', en: 'Body' },
  school: { zh: '学校', en: 'School' },
  agency: { zh: '机关', en: 'Agency' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  media: { zh: '媒体', en: 'Media' },
  site: { zh: '网站', en: 'Website' },
  community: { zh: '社区村镇', en: 'Community' },
  'volunteer-group': { zh: '志愿服务队', en: 'Volunteer group' },
  association: { zh: '社会组织', en: 'Association' },
};

/** Civility levels in words. */
export const LEVEL_NAMES: Readonly<Record<(typeof LEVELS)[number], Bilingual>> = {
  national: { zh: '全国文明单位', en: 'National civilized unit' },
  provincial: { zh: '省级文明单位', en: 'Provincial civilized unit' },
  municipal: { zh: '市级文明单位', en: 'Municipal civilized unit' },
};
