import type { AuditWords } from '../../../console/shared/console-module.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** What this module writes into the audit log, in words. */
export const VOICES_AUDIT: AuditWords = {
  acts: {
    'forum.created': w('新建话题或纪念墙', 'Topic or wall begun'), 'forum.changed': w('修改话题或纪念墙', 'Topic or wall changed'), 'forum.open': w('开放话题或纪念墙', 'Topic or wall opened'), 'forum.closed': w('结束话题或纪念墙', 'Topic or wall closed'), 'forum.answered': w('回应话题', 'Topic answered'),
    'post.written-as-office': w('以机构名义留言', 'Post written in the office’s name'), 'post.withdrawn': w('作者撤回留言', 'Post taken back by its author'), 'post.show': w('通过留言', 'Post shown'), 'post.refuse': w('不通过留言', 'Post not shown'), 'post.remove': w('移除留言', 'Post taken down'), 'post.restore': w('恢复留言', 'Post shown again'),
    'appeal.made': w('提出申诉', 'Appeal made'), 'appeal.upheld': w('维持原决定', 'Decision upheld'), 'appeal.restored': w('申诉成立', 'Appeal granted'),
    'pledge.created': w('新建承诺', 'Pledge begun'), 'pledge.changed': w('修改承诺', 'Pledge changed'), 'pledge.open': w('开放签署', 'Pledge opened'), 'pledge.closed': w('结束签署', 'Pledge closed'), 'pledge.signature-withdrawn': w('撤回签名', 'Signature taken back'),
    'letter.answered': w('答复来信', 'Letter answered'), 'letter.published': w('公开来信', 'Letter published'), 'letter.unpublished': w('撤下来信', 'Letter taken off the page'), 'letter.withdrawn': w('写信人撤回来信', 'Letter taken back by its author'),
  },
  objects: { forum: w('话题或纪念墙', 'Topic or wall'), post: w('留言', 'Post'), pledge: w('承诺', 'Pledge'), letter: w('来信', 'Letter') },
};
