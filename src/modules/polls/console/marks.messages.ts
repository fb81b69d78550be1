import { defineMessages } from '../../../platform/i18n/messages.ts';

export const markMessages = defineMessages({
  zh: {
    marks: '异常线索', marksWaiting: (p: { count: number }) => `${p.count}条待处理`, looked: (p: { count: number }) => `已看过的${p.count}条`,
    scan: '立即检查', scanned: '检查完成', marksNote: '规则只做标记，不改动任何选票。处理之前请看涉及的票数和依据；每次处理都写入记录并公布。', noMarks: '没有异常线索', noMarksHint: '投票期间每十分钟检查一次，结束时再检查一次。',
    ballotsMatched: '张选票', countNow: (p: { counted: number }) => (p.counted === 0 ? '这些票都已由别的线索剔除' : `剔除将少计${p.counted}张`), found: '发现', decidedBy: (p: { by: string }) => `处理人：${p.by}`,
    from_near: '同一个地址', from_middle: '同一个网段', from_wide: '同一个网络', beginning: '起于',
    sawCrowd: (p: { where: string; ballots: string; limit: string }) => `${p.where}来了${p.ballots}张票，超过${p.limit}张的限度。`,
    sawBurst: (p: { where: string; ballots: string; seconds: string }) => `${p.where}在${p.seconds}秒内来了${p.ballots}张票。`,
    sawRegular: (p: { where: string; ballots: string; spread: string }) => `${p.where}的${p.ballots}张票间隔整齐：离散度${p.spread}，人投票接近1，定时器接近0。`,
    sawShare: (p: { where: string; option: string; votes: string; part: string; others: string }) => `“${p.option}”的票有${p.part}来自${p.where}（${p.votes}张），其他选项只有${p.others}来自那里。`,
    sawSpeed: (p: { where: string; ballots: string; ms: string }) => `${p.where}的${p.ballots}张票在打开后不到${p.ms}毫秒就投出，来不及阅读。`,
    quarantine: '剔除', reinstate: '恢复计入', dismiss: '不予剔除', keepHeld: '维持剔除', happensQuarantine: (p: { matched: number; counted: number }) => `涉及${p.matched}张选票，其中${p.counted}张将不再计入。`, happensKeep: (p: { matched: number }) => `${p.matched}张选票继续不计入。`, happensReinstate: (p: { matched: number }) => `${p.matched}张选票恢复计入（另有线索剔除的除外）。`, happensDismiss: (p: { matched: number }) => `${p.matched}张选票照常计入，线索作为已看过记录。`, publishedLater: '理由和数目将在结束后公布。', decided: '已处理',
    mark_waiting: '待处理', mark_quarantined: '已剔除', mark_reinstated: '已恢复', mark_dismissed: '不予剔除', mark_ended: '依据已不存在',
    endedShared: '这些地址后来登记为单位共用，规则不再标记。', endedPast: '选票增多之后，规则不再标记。', lookAgain: '其中的票仍被剔除，请重新查看：恢复计入，或者写明理由维持剔除。',
    crowd: '同一地址段的票过多', burst: '短时间内集中', regular: '间隔过于整齐', share: '某一选项的票集中来自一处', speed: '快得不像人在选择',
  },
  en: {
    marks: 'Fraud marks', marksWaiting: (p) => `${p.count} waiting`, looked: (p) => `Looked at (${p.count})`,
    scan: 'Look now', scanned: 'Done looking', marksNote: 'A rule marks and changes no ballot. Look at how many ballots it matches and why before you decide; each decision is kept and published.', noMarks: 'No fraud marks', noMarksHint: 'Ballots are looked at every ten minutes while the poll runs, and once at the close.',
    ballotsMatched: 'ballots', countNow: (p) => (p.counted === 0 ? 'All of them are held back by another mark' : `${p.counted} would no longer count`), found: 'Found', decidedBy: (p) => `By ${p.by}`,
    from_near: 'one address', from_middle: 'one prefix', from_wide: 'one network', beginning: 'From',
    sawCrowd: (p) => `${p.ballots} ballots came from ${p.where}, past the limit of ${p.limit}.`,
    sawBurst: (p) => `${p.ballots} ballots came from ${p.where} within ${p.seconds} seconds.`,
    sawRegular: (p) => `${p.ballots} ballots from ${p.where} came at even intervals: a spread of ${p.spread}, where people are near 1 and a timer is near 0.`,
    sawShare: (p) => `${p.part} of the votes for “${p.option}” came from ${p.where} (${p.votes}), and only ${p.others} of those for the other options.`,
    sawSpeed: (p) => `${p.ballots} ballots from ${p.where} were cast within ${p.ms} milliseconds of being opened, too fast to read.`,
    quarantine: 'Hold back', reinstate: 'Count again', dismiss: 'Leave in', keepHeld: 'Keep held back', happensQuarantine: (p) => `It matches ${p.matched} ballots, of which ${p.counted} would no longer count.`, happensKeep: (p) => `${p.matched} ballots go on not counting.`, happensReinstate: (p) => `${p.matched} ballots count again, but for those another mark holds back.`, happensDismiss: (p) => `${p.matched} ballots go on counting; the mark is kept as looked at.`, publishedLater: 'Reason and counts are published after the close.', decided: 'Decided',
    mark_waiting: 'Waiting', mark_quarantined: 'Held back', mark_reinstated: 'Counted again', mark_dismissed: 'Left in', mark_ended: 'Its cause is gone',
    endedShared: 'These addresses were told as shared by an institution since; the rule marks them no more.', endedPast: 'With more ballots the rule finds it no more.', lookAgain: 'Their ballots are still held back. Please look again: count them again, or say why they stay held back.',
    crowd: 'Too many ballots from one prefix', burst: 'Many within seconds', regular: 'Intervals as even as a timer’s', share: 'Votes for one option from one place', speed: 'Faster than a person chooses',
  },
});
