import { dict } from '@node-rs/jieba/dict.js';
import { randomFrom } from './random.ts';

type Random = () => number;

/** Phrases that very many texts hold: how notices open, what authors declare, how articles end. */
const COMMON = [
  '为深入学习贯彻上级会议精神，大力弘扬社会主义核心价值观，进一步提升公民文明素养和社会文明程度，营造崇德向善、见贤思齐的浓厚氛围，根据统一安排，现将有关情况报告如下。',
  '本人承诺所提交作品为原创，不存在抄袭、剽窃等侵犯他人著作权的行为，同意主办单位将作品用于公益宣传、展示和出版，由此产生的一切法律责任由作者本人承担，与主办单位无关。特此声明。',
  '让我们携起手来，从自己做起，从身边小事做起，从现在做起，做文明风尚的传播者和践行者，共同建设我们美好的家园，为建设富强民主文明和谐美丽的现代化强国贡献自己的力量。',
];

interface Words {
  readonly words: readonly string[];
  readonly sums: Float64Array;
}

/** Words of two and more Chinese characters and particles of one, by the frequencies of the segmenter's dictionary. */
function readWords(): Words {
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', frequency] = line.split(' ');
    if (!/^[\u4e00-\u9fff]{1,6}$/.test(word) || Number(frequency) < 3) continue;
    // Single characters are far more frequent in the dictionary's counts than in segmented text.
    sum += word.length === 1 ? Number(frequency) / 6 : Number(frequency);
    words.push(word);
    sums.push(sum);
  }
  return { words, sums: Float64Array.from(sums) };
}

/** A table that leads a random number near its word at once. */
function chooser({ words, sums }: Words): (random: Random) => string {
  const total = sums.at(-1)!;
  const steps = 1 << 16;
  const starts = new Uint32Array(steps);
  for (let step = 0, at = 0; step < steps; step++) {
    while (sums[at]! < (step / steps) * total) at += 1;
    starts[step] = at;
  }
  return (random) => {
    const drawn = random();
    let at = starts[Math.floor(drawn * steps)]!;
    while (sums[at]! < drawn * total) at += 1;
    return words[at]!;
  };
}

/** Characters of a text: half of them under 320, one in a hundred over 1,900. */
const lengthOf = (random: Random) => Math.min(6000, Math.max(100, Math.round(320 * Math.exp(0.78 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())))));

/**
 * Makes texts by number, the same for the same: words drawn by their real frequencies, in sentences of stock phrases (3,000 of them, the first far more
 * used than the last) and free words, in paragraphs; one in eight holds a passage that very many share.
 */
export function makeTexts(): (number: number) => string {
  const word = chooser(readWords());
  const draw = randomFrom(0x5eed);
  const phrases = Array.from({ length: 3000 }, () => Array.from({ length: 3 + Math.floor(draw() * 4) }, () => word(draw)).join(''));
  return (number) => {
    const random = randomFrom(number);
    const length = lengthOf(random);
    const opening = random() < 0.05 ? `${COMMON[0]!}\n` : '';
    let text = '';
    let sentence = 0;
    for (let clause = 0; text.length < length; clause++) {
      if (random() < 0.12) text += phrases[Math.floor(phrases.length * random() ** 3)]!;
      const words = 2 + Math.floor(random() * 6);
      for (let each = 0; each < words; each++) text += word(random);
      const ends = random() < 0.35;
      text += ends ? '。' : '，';
      if (ends && (sentence += 1) % 5 === 0) text += '\n';
    }
    const ending = random();
    return opening + text + (ending < 0.04 ? `\n${COMMON[1]!}` : ending < 0.08 ? `\n${COMMON[2]!}` : '');
  };
}
