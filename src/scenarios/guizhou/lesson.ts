import { nth, spread } from '../content/rng.ts';
import { fill } from '../content/texts/fill.ts';
import { AUDIENCES, CLOSINGS, METHODS, TOPICS } from './lesson-topics.ts';

/** A micro-lesson as it is entered. */
export interface Lesson {
  readonly title: { readonly zh: string; readonly en: string };
  readonly text: string;
}

/** The `index`-th lesson (0 and up), held at a place. The same index and place give the same text. */
export function lesson(index: number, place: { readonly zh: string; readonly en: string }): Lesson {
  const topic = nth(TOPICS, index);
  const telling = Math.floor(index / TOPICS.length);
  const choose = <T>(items: readonly T[], position: number): T => nth(items, spread(telling, position, items.length));
  const audience = choose(AUDIENCES, 6);
  const first = spread(telling, 1, topic.points.length);
  const points = [0, 1, 2].map((step) => nth(topic.points, first + step + (step > 0 ? spread(telling, 4, 2) : 0)));
  const paragraphs = [
    choose(topic.openings, 0), `这一课讲三句话。${points.map((point, at) => `第${'一二三'[at]!}句：${point}`).join('')}`, choose(METHODS, 2), choose(topic.practice, 3), choose(CLOSINGS, 5),
  ];
  return {
    title: { zh: `${topic.title.zh}——${audience.zh}（${place.zh}）`, en: `${topic.title.en}: a lesson ${audience.en} (${place.en})` },
    text: paragraphs.map((paragraph) => fill(paragraph, { place: place.zh })).join('\n\n'),
  };
}
