import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const ORGANIZATION_AUDIT: AuditWords = {
  acts: {
    'organization.created': w('建立机构', 'Organization made'), 'organization.changed': w('修改机构', 'Organization changed'), 'organization.moved': w('调整机构上级', 'Organization moved'),
    'organization.closed': w('撤销机构', 'Organization closed'), 'organization.merged': w('合并机构', 'Organization merged'), 'organization.imported': w('导入机构', 'Organizations imported'),
  },
  objects: { organization: w('机构', 'Organization') },
  fields: {
    nameEn: w('英文名称', 'English name'), code: w('代码', 'Code'), sector: w('系统', 'Sector'), level: w('文明级别', 'Civility level'), divisionCode: w('行政区划', 'Division'), parentId: w('上级', 'Parent'), into: w('并入', 'Into'), taken: w('已导入', 'Taken'), refused: w('已退回', 'Refused'),
  },
};
