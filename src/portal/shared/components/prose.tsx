import type { Child } from '../markup/markup.ts';

/** Text set for reading: the measure of a column, air between paragraphs. */
export const Prose = ({ children, literary = false }: { children?: Child; literary?: boolean }) => <div class={literary ? 'prose prose-literary' : 'prose'}>{children}</div>;

/**
 * A plain text as people type it: every line is a paragraph (blank lines and indents typed by hand fall away). Markup in it is shown, not run.
 * `literary` sets it as a work: serif, first lines indented in Chinese.
 */
export const PlainText = ({ text, literary = false }: { text: string; literary?: boolean }) => (
  <Prose literary={literary}>
    {paragraphs(text).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </Prose>
);

/** Lines of a text without the blank ones and without the spaces around them, ideographic ones included. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '');
}

/** The opening of a text for lists and share cards: at most as wide as `length` Han characters, no word cut in two. */
export function excerpt(text: string, length: number): string {
  const whole = paragraphs(text).join(' ');
  let width = 0;
  let kept = '';
  for (const character of whole) {
    width += /[\u2e80-\uffef]|[\u{20000}-\u{3ffff}]/u.test(character) ? 1 : 0.5;
    if (width > length) return `${kept.replace(/(?<=[\p{Script=Latin}\d].*\s)[\p{Script=Latin}\d’'-]+$/u, '').trimEnd()}…`;
    kept += character;
  }
  return whole;
}
