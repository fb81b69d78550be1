type Random = () => number;
type Alter = (text: string, random: Random, another: string) => string;

const paragraphs = (text: string) => text.split(/(?<=。)/u);
const WIDE: Record<string, string> = { '，': ',', '。': '.', '！': '!', '？': '?', '“': '"', '”': '"' };

function edited(text: string, random: Random, part: number): string {
  const filler = '的了和是在有我他这中大来上国个到说们为子';
  return [...text].map((letter) => {
    if (random() >= part) return letter;
    const kind = random();
    return kind < 0.34 ? '' : kind < 0.67 ? filler[Math.floor(random() * filler.length)]! : letter + filler[Math.floor(random() * filler.length)]!;
  }).join('');
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list.map((each) => [random(), each] as const).toSorted((a, b) => a[0] - b[0]).map(([, each]) => each);
}

/** The published list: every way in which a text is altered before it is looked for. `another` is an unlike text. */
export const TEXT_ALTERATIONS: Readonly<Record<string, Alter>> = {
  'as it is': (text) => text,
  'other punctuation, spaces, line ends': (text, random) => [...text].map((letter) => (WIDE[letter] ?? letter) + (random() < 0.05 ? ' ' : random() < 0.02 ? '\n' : '')).join(''),
  'full width': (text) => text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'sentences in another order': (text, random) => shuffled(paragraphs(text), random).join(''),
  'one character in fifty changed': (text, random) => edited(text, random, 0.02),
  'one character in twenty changed': (text, random) => edited(text, random, 0.05),
  'embedded in a text twice as long': (text, _, another) => `${another.repeat(Math.ceil(text.length / another.length)).slice(0, text.length)}\n${text}\n${another.slice(0, text.length)}`,
  'embedded in a text of 5,000': (text, _, another) => `${another.repeat(20).slice(0, 3000)}\n${text}\n${another.repeat(20).slice(3000, 5000)}`,
  'its first two thirds': (text) => text.slice(0, Math.ceil((text.length * 2) / 3)),
  'its middle half': (text) => text.slice(Math.floor(text.length / 4), Math.ceil((text.length * 3) / 4)),
  'two texts in one': (text, _, another) => text.slice(0, Math.ceil(text.length * 0.7)) + another.slice(0, Math.ceil(text.length * 0.7)),
};
