import { defineMessages } from '../../../platform/i18n/messages.ts';

export const likenessMessages = defineMessages({
  zh: {
    title: '相似作品', hint: '由程序比对各级、各活动、各年份的作品得出，供审核参考；不影响作品的状态。', none: '没有发现相似的作品。', notYet: '尚未比对，报送后几分钟内完成。',
    compared: (p: { what: string }) => `已比对：${p.what}`, nothing: '没有可比对的内容', texts: '正文', pictures: (p: { count: number }) => `图片 ${p.count} 幅`, films: (p: { count: number }) => `视频 ${p.count} 个`,
    'text-short': '正文太短，未比对', 'picture-plain': '图片过于简单，未比对', 'picture-unreadable': '图片无法读取，未比对', 'film-no-ffmpeg': '视频画面未比对：本机没有 ffmpeg（完全相同的文件仍能发现）', 'film-unreadable': '视频无法读取画面，未比对',
    text: (p: { percent: number }) => `文字 ${p.percent}% 相同`, picture: (p: { percent: number }) => `图片相似度 ${p.percent}%`, film: (p: { percent: number }) => `视频 ${p.percent}% 画面相同`, gone: '修改后已不相似',
    elsewhere: '您的范围之外有一件相似作品', elsewhereHint: '这里只标出本作品中相同的部分；双方共同的上级可以看到两件作品。', own: '本作品', other: '另一件作品', earlier: '先报送', later: '后报送', compare: '对照', passages: (p: { count: number }) => `${p.count} 处相同`,
    same: '同一个文件', 'as-is': '画面相同', mirrored: '左右翻转', turned: (p: { degrees: number }) => `${p.degrees < 0 ? '逆' : '顺'}时针旋转 ${Math.abs(p.degrees)}°`, cut: (p: { percent: number }) => `裁去约 ${p.percent}%`, added: (p: { percent: number }) => `约 ${p.percent}% 为另加的画面`, frames: (p: { count: number }) => `${p.count} 个画面相同`,
    change: '后报送的与先报送的相比：', allowed: '同一作品，允许', different: '不是同一作品', noteAllowed: '记为“同一作品，允许”', noteDifferent: '记为“不是同一作品”', happens: '判断和理由写入记录，不能修改；以后可以再记一条。', noted: '已记录', record: '记录', findings: '判断', enlarge: '放大',
  },
  en: {
    title: 'Similar works', hint: 'Found by comparing works of all tiers, campaigns and years, to help the review; it changes nothing about the entry.', none: 'No similar work was found.', notYet: 'Not compared yet; this takes a few minutes after it is handed in.',
    compared: (p: { what: string }) => `Compared: ${p.what}`, nothing: 'nothing that can be compared', texts: 'the text', pictures: (p: { count: number }) => `${p.count} pictures`, films: (p: { count: number }) => `${p.count} films`,
    'text-short': 'text too short to compare', 'picture-plain': 'a picture is too plain to compare', 'picture-unreadable': 'a picture cannot be read', 'film-no-ffmpeg': 'film frames not compared: no ffmpeg on this machine (identical files are still found)', 'film-unreadable': 'a film\'s frames cannot be read',
    text: (p: { percent: number }) => `Text ${p.percent}% the same`, picture: (p: { percent: number }) => `Picture likeness ${p.percent}%`, film: (p: { percent: number }) => `${p.percent}% of the film's frames`, gone: 'No longer alike since a change',
    elsewhere: 'A similar work exists outside your area', elsewhereHint: 'Only the matching parts of this work are marked here; an office above both can see the two.', own: 'This work', other: 'The other work', earlier: 'handed in first', later: 'handed in later', compare: 'Compare', passages: (p: { count: number }) => `${p.count} matching passages`,
    same: 'the same file', 'as-is': 'the same picture', mirrored: 'mirrored', turned: (p: { degrees: number }) => `turned ${Math.abs(p.degrees)}° ${p.degrees < 0 ? 'anticlockwise' : 'clockwise'}`, cut: (p: { percent: number }) => `about ${p.percent}% cut off`, added: (p: { percent: number }) => `about ${p.percent}% added`, frames: (p: { count: number }) => `${p.count} frames in common`,
    change: 'The later one, against the earlier:', allowed: 'Same work, allowed', different: 'A different work', noteAllowed: 'Note “same work, allowed”', noteDifferent: 'Note “a different work”', happens: 'The finding and its reason are kept and cannot be changed; another can be added later.', noted: 'Noted', record: 'Note', findings: 'Findings', enlarge: 'Enlarge',
  },
});
