import type { z } from 'zod';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { CivilityLevel, OrganizationKind } from '../../organizations/organizations.schemas.ts';

export const KIND_WORDS: Readonly<Record<z.infer<typeof OrganizationKind>, Bilingual>> = {
  office: { zh: '文明办', en: 'Office' }, body: { zh: '直属单位', en: 'Body' }, school: { zh: '学校', en: 'School' }, agency: { zh: '机关', en: 'Agency' }, enterprise: { zh: '企业', en: 'Enterprise' },
  media: { zh: '媒体', en: 'Media' }, site: { zh: '网站', en: 'Website' }, community: { zh: '社区村镇', en: 'Community' }, 'volunteer-group': { zh: '志愿服务队', en: 'Volunteer group' }, association: { zh: '社会组织', en: 'Association' },
};

export const LEVEL_WORDS: Readonly<Record<z.infer<typeof CivilityLevel>, Bilingual>> = {
  national: { zh: '全国文明单位', en: 'National civilized unit' }, provincial: { zh: '省级文明单位', en: 'Provincial civilized unit' }, municipal: { zh: '市级文明单位', en: 'Municipal civilized unit' },
};
