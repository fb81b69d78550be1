import { raw } from './markup/markup.ts';

/** The sign of the house: two voices that answer each other, on a seal. */
const MARK = raw(
  '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="5" fill="currentColor"/>' +
    '<g fill="none" stroke="var(--on-seal, #fffaf5)" stroke-width="2.4" stroke-linecap="round"><path d="M13.2 6.5a9.8 9.8 0 0 0 0 19"/><path d="M18.8 6.5a9.8 9.8 0 0 1 0 19"/><path d="M12.6 12a4.6 4.6 0 0 0 0 8"/><path d="M19.4 12a4.6 4.6 0 0 1 0 8"/></g></svg>',
);

const glyph = (path: string) =>
  raw(`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`);

const GLYPHS = {
  search: glyph('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5'),
  person: glyph('M12 4.5a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 0-7.5ZM4.5 20c.6-3.8 3.6-6 7.5-6s6.9 2.2 7.5 6'),
} as const;

export const Mark = () => MARK;

/** A line drawing beside words; never the only carrier of a meaning. */
export const Glyph = ({ name }: { name: keyof typeof GLYPHS }) => GLYPHS[name];
