import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const JUDGING_AUDIT: AuditWords = {
  acts: {
    'judging-round.created': w('新建评审轮次', 'Round of judging begun'), 'judging-round.changed': w('修改评审轮次', 'Round of judging changed'), 'judging-round.assigned': w('分配作品给评委', 'Works assigned to judges'), 'judging-round.opened': w('开始评审', 'Round opened'),
    'judging-round.closed': w('结束评审', 'Round closed'), 'judging-round.reminded': w('提醒评委', 'Judges reminded'), 'judging-extra.created': w('新建加评', 'Extra round begun'), 'judging-review.created': w('新建复评', 'Review begun'),
    'judge.invited': w('邀请评委', 'Judge invited'), 'judge.changed': w('修改评委', 'Judge changed'), 'judge.removed': w('移出评委', 'Judge taken off'), 'judge.accepted': w('接受评审邀请', 'Invitation to judge accepted'),
    'judge.declined': w('谢绝评审邀请', 'Invitation to judge declined'), 'judge.declared': w('申报关系', 'Relations declared'), 'judging-work.assigned': w('指派作品', 'Work assigned by hand'), 'judging-work.unassigned': w('取消指派', 'Assignment taken away'),
    'judging-work.recused': w('评委回避', 'Judge recused'), 'judging-discussion.opened': w('开始讨论', 'Discussion opened'), 'score.locked': w('锁定评分', 'Score locked'), 'score.amended': w('讨论后修改评分', 'Score amended'),
  },
  objects: { 'judging-round': w('评审轮次', 'Round of judging'), 'judging-score': w('评分', 'Score') },
  fields: { judge: w('评委', 'Judge'), relations: w('申报的关系', 'Relations'), terms: w('评审规则', 'Terms'), method: w('评审方式', 'Method'), works: w('作品数', 'Works'), added: w('分出', 'Given out') },
};
