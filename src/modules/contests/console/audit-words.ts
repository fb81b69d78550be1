import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const CONTEST_AUDIT: AuditWords = {
  acts: {
    'contest.created': w('新建征集', 'Call begun'), 'contest.changed': w('修改征集', 'Call changed'), 'contest.open': w('开放征集', 'Call opened'), 'contest.closed': w('截止征集', 'Call closed'), 'contest.quota-set': w('设定机构名额', 'Quota of an office set'),
    'contest.form-changed': w('修改投稿问题', 'Questions of a category changed'), 'contest.extension-issued': w('发延期码', 'Extension code issued'), 'contest.extension-revoked': w('作废延期码', 'Extension code revoked'),
    'entry.created': w('投稿', 'Entry begun'), 'entry.edited': w('修改作品', 'Entry changed'), 'entry.extended': w('凭延期码投稿', 'Entered by an extension code'), 'entry.withdrawn': w('撤回作品', 'Entry withdrawn'),
    'entry.forwarded': w('推荐作品', 'Entry forwarded'), 'entry.returned': w('退回作品', 'Entry returned'), 'entry.set-aside': w('作品未入选', 'Entry set aside'), 'entry.taken-up': w('重新审核作品', 'Entry taken up again'), 'entry.called-in': w('调阅作品', 'Entry called in'),
    'entry.admitted': w('作品入围', 'Entry admitted'), 'entry.published': w('展示作品', 'Work published'), 'entry.unpublished': w('撤下作品', 'Work taken down'),
    'entry.author-invited': w('邀请作者确认署名', 'Author invited to decide on their name'), 'entry.author-consented': w('作者确认署名', 'Author agreed to be named'), 'entry.author-refused': w('作者不同意署名', 'Author refused to be named'), 'entry.author-withdrew': w('作者撤回署名', 'Author took their name back'),
    'entry.guardian-consented': w('登记监护人同意', 'Guardian’s consent recorded'), 'entry.guardian-withdrew': w('监护人撤回同意', 'Guardian’s consent taken back'), 'likeness.noted': w('记录相似判断', 'Finding about a likeness noted'),
  },
  objects: { contest: w('征集', 'Call for entries'), entry: w('作品', 'Entry'), likeness: w('相似记录', 'Likeness') },
  fields: {
    opensAt: w('开始时间', 'Opens'), closesAt: w('截止时间', 'Closes'), fromUnits: w('接受单位投稿', 'From units'), fromPublic: w('接受公众投稿', 'From the public'), categories: w('类别', 'Categories'), tiers: w('逐级推荐', 'Tiers'), rules: w('征集说明', 'About the call'), quota: w('名额', 'Quota'),
    questions: w('问题', 'Questions'), until: w('有效到', 'Holds until'), holder: w('所在机构', 'At'), submitted: w('已报送', 'Handed in'), purpose: w('同意的内容', 'Consent to'), relation: w('与作者的关系', 'Relation'), credit: w('署名', 'Credit'), take: w('撤回的内容', 'What was taken back'), manner: w('同意的方式', 'How it was given'),
  },
};
