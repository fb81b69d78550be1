import { enhanceTypeSize } from './type-size.ts';

/** An island's module: `share.island.ts` takes every element with `data-island="share"`. */
interface Island {
  readonly enhance: (element: HTMLElement) => void;
}

const islands = import.meta.glob<Island>('./*.island.ts');

enhanceTypeSize();

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const load = islands[`./${element.dataset['island']}.island.ts`];
  if (load !== undefined) void load().then(({ enhance }) => enhance(element));
}

// A form that came back with problems: the summary takes the focus where the browser did not give it.
document.querySelector<HTMLElement>('.error-summary')?.focus();
