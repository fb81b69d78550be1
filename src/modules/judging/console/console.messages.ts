import { defineMessages } from '../../../platform/i18n/messages.ts';

type N = { n: number };

export const judgingConsoleMessages = defineMessages({
  zh: {
    due: '完成期限', opens: '开始时间', closed: '已结束', locked: '已锁定', leftContest: '已退出评审', discussed: '讨论中', save: '保存', amended: '讨论后修改', weight: '权重', desk: '我的评审', noDesk: '没有请您评审的作品', noDeskHint: '收到邀请后，在这里答复和评分。', invitation: '评审邀请',
    accept: '接受邀请', decline: '谢绝', declineReason: '谢绝的理由（可不填）', declined: '已谢绝', accepted: '已接受', relationHint: '请申报您与参评者可能有的关系：所在或任职过的单位、亲属、师生。系统据此回避，不会告诉您作品是谁的。', addUnit: '添加单位', addPerson: '添加人名', unit: '单位', personName: '姓名',
    why: '关系', removeRow: '移除', relationsSaved: '已申报', declare: '申报关系', waitForOpen: '评审开始后，作品会出现在这里。', waitForWorks: '还没有分配给您的作品。', mine: (p: { locked: number; all: number }) => `已锁定 ${p.locked} / ${p.all} 件`, previous: '上一件',
    next: '下一件', note: '个人笔记', noteHint: '只有您能看到。', feedback: '给作者的反馈', feedbackHint: '评审结束后作者看到，不署名。', panelComment: '给评委组的意见', panelHint: '讨论时其他评委看到。', confidence: '您的把握', score: '评分', pass: '通过', fail: '不通过',
    pick: '推选这件', position: '排第几', savingNow: '正在保存…', savedAt: '已保存', notSaved: '未保存，正在重试', unsavedYet: '有未保存的修改', lock: '锁定评分', lockHint: '锁定后不能再改。', lockedNow: '评分已锁定', lockAll: '全部锁定', lockAllTitle: '锁定全部评分',
    happensLockAll: '没有锁定的评分全部锁定，之后不能再改。', recuse: '回避', recuseTitle: '回避这件作品', happensRecuse: '这件作品不再由您评；已填内容清空，主办单位会另派评委。', recused: '已回避', masked: '作品文字中的姓名或单位已遮盖为 ■■。', held: '此文件可能写有作者信息，隐名评审中不提供；请联系主办单位。', enlarge: '放大',
    stale: '这件作品的评分已在别处修改。', reload: '载入最新内容', keys: '键盘：1–9 选档，Alt+← → 换作品，Ctrl+Enter 锁定', toLock: '待评', complete: '已评，未锁定', better: '更好', even: '不相上下', pairOf: (p: { n: number; all: number }) => `第 ${p.n} 对，共 ${p.all} 对`,
    pairsDone: '都比较过了，可以全部锁定。', pairQuestion: '哪一件更好？', discussion: '讨论', judgeNumber: (p: N) => `评委 ${p.n}`, you: '您', say: '发言', amend: '修改评分', amendReason: '修改的理由', amendedDone: '已修改，原分保留', hostVoice: '主办单位', noRemarks: '还没有发言。',
    untitled: '（无标题）', answers: '投稿人的回答',
  },
  en: {
    due: 'Due', opens: 'Opens', closed: 'Closed', locked: 'Locked', leftContest: 'Left the judging', discussed: 'Being discussed', save: 'Save', amended: 'amended in discussion', weight: 'Weight', desk: 'My judging',
    noDesk: 'Nothing for you to judge', noDeskHint: 'Once you are invited, answer and score here.', invitation: 'An invitation to judge', accept: 'Accept', decline: 'Decline', declineReason: 'Why you decline (optional)',
    declined: 'Declined', accepted: 'Accepted',
    relationHint: 'Declare relations to those who may have entered: units you belong or belonged to, relatives, pupils. Works are kept from you accordingly; you are not told whose they are.', addUnit: 'Add a unit',
    addPerson: 'Add a name', unit: 'Unit', personName: 'Name', why: 'Relation', removeRow: 'Remove', relationsSaved: 'Declared', declare: 'Declare relations', waitForOpen: 'The works appear here when the round opens.',
    waitForWorks: 'No works are assigned to you yet.', mine: (p) => `${p.locked} of ${p.all} locked`, previous: 'Previous', next: 'Next', note: 'Private note', noteHint: 'Only you see it.',
    feedback: 'Feedback to the author', feedbackHint: 'The author sees it after the round, without your name.', panelComment: 'Comment to the panel', panelHint: 'Other judges see it in a discussion.', confidence: 'How sure you are',
    score: 'Score', pass: 'Pass', fail: 'Fail', pick: 'Pick this work', position: 'Position', savingNow: 'Saving…', savedAt: 'Saved', notSaved: 'Not saved, trying again', unsavedYet: 'Changes not saved yet', lock: 'Lock the score',
    lockHint: 'A locked score cannot be changed.', lockedNow: 'Score locked', lockAll: 'Lock everything', lockAllTitle: 'Lock all scores', happensLockAll: 'All scores that are not locked are locked and can no longer be changed.',
    recuse: 'Recuse myself', recuseTitle: 'Recuse yourself from this work', happensRecuse: 'You no longer judge this work; what you wrote is cleared and the host finds another judge.', recused: 'Recused',
    masked: 'Names or units inside the text are masked as ■■.', held: 'This file may hold its author’s details and is not given in blind judging; ask the host.', enlarge: 'Enlarge',
    stale: 'The score of this work was changed elsewhere.', reload: 'Load the newest', keys: 'Keys: 1–9 choose a grade, Alt+← → other works, Ctrl+Enter locks', toLock: 'To judge', complete: 'Judged, not locked', better: 'Better',
    even: 'Even', pairOf: (p) => `Pair ${p.n} of ${p.all}`, pairsDone: 'All pairs are compared; everything can be locked.', pairQuestion: 'Which is better?', discussion: 'Discussion', judgeNumber: (p) => `Judge ${p.n}`, you: 'you',
    say: 'Say it', amend: 'Amend the score', amendReason: 'Why you amend it', amendedDone: 'Amended; the former score is kept', hostVoice: 'The host', noRemarks: 'Nobody has spoken yet.', untitled: '(untitled)', answers: 'The entrant’s answers',
  },
});
