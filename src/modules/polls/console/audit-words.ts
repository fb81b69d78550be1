import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const POLLS_AUDIT: AuditWords = {
  acts: {
    'poll.created': w('新建投票', 'Poll begun'), 'poll.changed': w('修改投票', 'Poll changed'), 'poll.published': w('公布投票规则', 'Rules of a poll published'), 'poll.closed': w('结束投票', 'Poll closed'), 'poll.cancelled': w('取消投票', 'Poll cancelled'), 'poll.finished': w('公布投票结果', 'Result of a poll published'),
    'poll.option-withdrawn': w('撤下投票选项', 'Option of a poll withdrawn'), 'poll.roster-filled': w('导入投票名册', 'Voters listed'), 'poll.codes-made': w('生成邀请码', 'Invitation codes made'), 'poll.mark-quarantined': w('剔除异常选票', 'Ballots of a mark held back'), 'poll.mark-reinstated': w('恢复计入选票', 'Ballots of a mark counted again'), 'poll.mark-dismissed': w('异常线索不予剔除', 'Fraud mark left in'), 'poll.institution-added': w('登记共用地址', 'Shared addresses told'), 'poll.institution-removed': w('取消共用地址', 'Shared addresses taken back'),
  },
  objects: { poll: w('投票', 'Poll'), 'poll-institution': w('共用地址', 'Shared addresses') },
};
