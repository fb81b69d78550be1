import type { Flower } from '../voices.rules.ts';
import { raw } from '../../../portal/shared/markup/markup.ts';

const petals = (count: number, path: string): string => Array.from({ length: count }, (_, index) => `<path d="${path}" transform="rotate(${(360 / count) * index} 24 22)"/>`).join('');

const DRAWINGS: Readonly<Record<Flower, string>> = {
  chrysanthemum: `<path class="stem" d="M24 26v20M24 40c-4-1-7-4-8-8M24 37c4-1 6-3 7-6"/><g class="petal">${petals(16, 'M24 22C21.6 15 22 9 24 5c2 4 2.4 10 0 17Z')}</g><g class="petal petal-near">${petals(10, 'M24 22c-1.8-4-1.5-7.5 0-10.5 1.5 3 1.8 6.5 0 10.5Z')}</g><circle class="heart" cx="24" cy="22" r="2.4"/>`,
  lily: `<path class="stem" d="M24 27v19M24 42c-6 0-9-3-10-9 6 0 9 3 10 9Z"/><g class="petal">${petals(6, 'M24 22C18 17 18.5 9 24 3.5 29.5 9 30 17 24 22Z')}</g><g class="thread"><path d="M24 22l-4-7M24 22l4-7M24 22v-8.5"/></g><circle class="heart" cx="24" cy="22" r="1.8"/>`,
  carnation: `<path class="stem" d="M24 28v18M24 41c-5 0-8-2-10-6M24 38c4 0 7-2 9-5"/><path class="petal" d="M24 31c-4-1-6-3-7-6-4 0-7-3-7-7 0-3 2-5 4-6 0-4 3-6 6-6 1-2 3-3 4-3s3 1 4 3c3 0 6 2 6 6 2 1 4 3 4 6 0 4-3 7-7 7-1 3-3 5-7 6Z"/><path class="thread" d="M24 31V17M24 22c-4-1-7-4-8-8M24 22c4-1 7-4 8-8M24 17c-2-2-3-4-3-7M24 17c2-2 3-4 3-7"/>`,
  pine: `<path class="stem" d="M24 46V6"/><g class="needle">${Array.from({ length: 9 }, (_, index) => `<path d="M24 ${40 - index * 4}l-${12 - index}-7M24 ${40 - index * 4}l${12 - index}-7"/>`).join('')}</g>`,
};

/** Drawings of the four flowers, once a page; `Bloom` uses them by name. */
export const FlowerSheet = () => raw(`<svg class="flower-sheet" aria-hidden="true" focusable="false" width="0" height="0">${Object.entries(DRAWINGS).map(([name, drawing]) => `<symbol id="flower-${name}" viewBox="0 0 48 48">${drawing}</symbol>`).join('')}</svg>`);

/** A flower beside its name; the name is written next to it or read to those who do not see it. */
export const Bloom = ({ flower }: { flower: Flower }) => raw(`<svg class="bloom" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><use href="#flower-${flower}"/></svg>`);
