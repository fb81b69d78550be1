import fc from 'fast-check';
import { html as honoHtml } from 'hono/html';
import { jsx as honoJsx } from 'hono/jsx';
import { expect, test } from 'vitest';
import { Fragment, jsx } from './jsx-runtime.ts';
import { type Child, html, raw } from './markup.ts';

/** Text with much in it that means something in markup. */
const text = fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", '/', '=', 'a', '和', '鸣', '🙂', ' ', '\n', '&amp;', '</p>', '<script>'), maxLength: 12 });
const attributes = fc.record({ title: text, class: text, hidden: fc.boolean(), 'aria-busy': fc.boolean(), tabindex: fc.integer(), 'data-x': fc.constantFrom(null, undefined, 'x') }, { requiredKeys: [] });

type Tree = { readonly tag: string; readonly attributes: Record<string, unknown>; readonly children: readonly Tree[] } | { readonly leaf: string | number | boolean | null | undefined };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined)) }),
    fc.record({ tag: fc.constantFrom('p', 'div', 'a', 'br', 'img'), attributes, children: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}));

const VOID = ['br', 'img'];
const children = <T,>(of: Extract<Tree, { tag: string }>, draw: (each: Tree) => T): T[] => (VOID.includes(of.tag) ? [] : of.children.map(draw));
const ours = (of: Tree): Child => ('leaf' in of ? of.leaf : jsx(of.tag, { ...of.attributes, children: children(of, ours) }));
const theirs = (of: Tree): never => ('leaf' in of ? of.leaf : honoJsx(of.tag, { ...of.attributes }, ...children(of, theirs))) as never;

test('any tree of elements is written as hono/jsx writes it', () => {
  fc.assert(fc.property(tree, (of) => {
    expect(String(jsx('main', { children: ours(of) }))).toBe(String(honoJsx('main', {}, theirs(of))));
  }));
});

test('a template is written as hono/html writes it', () => {
  fc.assert(fc.property(text, fc.integer(), fc.array(text), (one, two, three) => {
    expect(String(html`<p title="${one}">${two}${three}${null}${false}</p>`)).toBe(String(honoHtml`<p title="${one}">${two}${three}${null}${false}</p>`));
  }));
});

test('no text can open a tag or leave its attribute', () => {
  fc.assert(fc.property(text, (typed) => {
    const drawn = String(<p title={typed}>{[typed, <b>{typed}</b>]}</p>);
    expect(drawn.replaceAll(/<\/?[pb](?: title="[^"<>]*")?>/g, '')).not.toMatch(/[<>"']/);
  }));
});

test('components, fragments and markup written by hand stand within each other', () => {
  const Twice = ({ children: within }: { children?: Child }) => [within, within];
  const drawn = (
    <>
      <Twice>
        <i>a</i>
      </Twice>
      {html`<b>${raw('&nbsp;')}</b>`}
      {Fragment({ children: [1, null, '<'] })}
    </>
  );
  expect(String(drawn)).toBe('<i>a</i><i>a</i><b>&nbsp;</b>1&lt;');
});

test('what cannot be drawn is refused instead of appearing as words', () => {
  expect(() => jsx('p', { children: Promise.resolve('late') as never })).toThrow(TypeError);
  expect(() => jsx('p', { children: { a: 1 } as never })).toThrow(TypeError);
  expect(() => jsx('p', { title: { a: 1 } as never })).toThrow(TypeError);
  expect(() => jsx('p', { 'x onload': 'alert(1)' })).toThrow(TypeError);
  expect(() => jsx('p><script', {})).toThrow(TypeError);
});
