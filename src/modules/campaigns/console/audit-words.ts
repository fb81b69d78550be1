import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const CAMPAIGN_AUDIT: AuditWords = {
  acts: {
    'campaign.created': w('新建活动', 'Campaign begun'), 'campaign.changed': w('修改活动', 'Campaign changed'), 'campaign.discarded': w('丢弃活动草稿', 'Campaign draft discarded'), 'campaign.published': w('发布活动', 'Campaign published'),
    'campaign.closed': w('结束活动', 'Campaign closed'), 'campaign.reopened': w('重新开放活动', 'Campaign reopened'), 'campaign.archived': w('归档活动', 'Campaign archived'), 'activity.added': w('加入活动安排', 'Activity added'),
    'campaign-template.saved': w('存为模板', 'Template saved'), 'campaign-template.removed': w('删除模板', 'Template removed'),
    'bulletin.created': w('写通报', 'Bulletin begun'), 'bulletin.changed': w('修改通报', 'Bulletin changed'), 'bulletin.published': w('发布通报', 'Bulletin published'), 'bulletin.withdrawn': w('撤回通报', 'Bulletin withdrawn'),
  },
  objects: { campaign: w('活动', 'Campaign'), 'campaign-template': w('活动模板', 'Campaign template') },
  fields: { state: w('状态', 'State'), year: w('年份', 'Year'), title: w('标题', 'Title'), body: w('正文', 'Text'), figures: w('数字', 'Figures') },
};
