import type { Bilingual } from '../../platform/i18n/messages.ts';
import type { CampaignNature, CampaignState } from './campaigns.schemas.ts';
import type { z } from 'zod';

export const STATE_NAMES: Readonly<Record<CampaignState, Bilingual>> = {
  draft: { zh: '草稿', en: 'a draft' },
  published: { zh: '进行中', en: 'published' },
  closed: { zh: '已结束', en: 'closed' },
  archived: { zh: '已归档', en: 'archived' },
};

export const NATURE_NAMES: Readonly<Record<z.infer<typeof CampaignNature>, Bilingual>> = {
  activity: { zh: '主题活动', en: 'Themed activity' },
  creation: { zh: '创建活动', en: 'Creation programme' },
  'model-selection': { zh: '评选树典型', en: 'Model selection' },
};
