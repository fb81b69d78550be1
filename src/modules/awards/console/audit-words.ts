import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const AWARDS_AUDIT: AuditWords = {
  acts: {
    'award-scheme.saved': w('设置奖项', 'Awards set up'), 'award-scheme.fixed': w('确定奖项设置', 'Awards fixed'),
    'award-proposal.created': w('拟定获奖名单', 'List of awards drawn up'), 'award-proposal.changed': w('修改拟奖名单', 'List of awards changed'), 'award-proposal.withdrawn': w('撤回拟奖名单', 'List of awards withdrawn'), 'award-notice.published': w('公示拟奖名单', 'List of awards published'), 'award-notice.ended': w('公示期满', 'Notice over'),
    'award-case.received': w('收到异议', 'Objection received'), 'award-case.taken': w('受理异议', 'Objection taken in hand'), 'award-case.read': w('查看异议内容', 'Objection read'), 'award-case.objector-read': w('查看异议人', 'Objector’s identity read'), 'award-case.review-opened': w('安排复评', 'Review arranged'), 'award-case.withdrawn': w('撤回异议', 'Objection withdrawn'), 'award-case.answered': w('答复异议', 'Objection answered'),
    'award.granted': w('授奖', 'Awards granted'), 'award.revoked': w('撤销奖项', 'Award revoked'), 'certificate.issued': w('签发证书', 'Certificates issued'), 'certificate.batch-asked': w('批量制作证书', 'Certificates drawn'), 'certificate.revoked': w('撤销证书', 'Certificate revoked'),
  },
  objects: { 'award-scheme': w('奖项设置', 'Awards'), 'award-proposal': w('拟奖名单', 'List of awards'), 'award-case': w('异议', 'Objection'), award: w('奖项', 'Award'), certificate: w('证书', 'Certificate') },
};
