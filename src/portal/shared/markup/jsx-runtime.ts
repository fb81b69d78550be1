import type { JSX as HonoJsx } from 'hono/jsx/jsx-runtime';
import { type Child, Markup, escapeText, textOf } from './markup.ts';

/*
 * What the compiler makes of the elements of public pages: each element becomes its text at once, children first. There is no tree to build, to
 * walk and to throw away (`docs/decisions/0024-markup.md`). Names and values come out as `hono/jsx` writes them, from which the types of the elements are taken.
 */

export { jsx as jsxs, jsx as jsxDEV };

type Component = (props: never) => Child;
type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Attributes that are there or not; of all others `true` and `false` are written out, as `aria-…` needs it. */
const SWITCHES = new Set([
  'allowfullscreen', 'async', 'autofocus', 'autoplay', 'checked', 'controls', 'default', 'defer', 'disabled', 'download', 'formnovalidate', 'hidden', 'inert', 'ismap', 'itemscope', 'loop', 'multiple', 'muted', 'nomodule',
  'novalidate', 'open', 'playsinline', 'readonly', 'required', 'reversed', 'selected',
]);
const NAME = /^[a-z][\w.:-]*$/i;

/** Names that were found to be fit for markup; they come from our own source, so there are few. */
const known = new Set<string>();

function checked(name: string): string {
  if (known.has(name)) return name;
  if (!NAME.test(name)) throw new TypeError(`“${name}” is no name of an element or attribute`);
  known.add(name);
  return name;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  checked(name);
  if (typeof value === 'string') return ` ${name}="${escapeText(value)}"`;
  if (typeof value === 'boolean' && SWITCHES.has(name)) return value ? ` ${name}=""` : '';
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${name}="${value}"`;
  throw new TypeError(`${name} was given a ${typeof value}: an attribute is text, a number or a truth`);
}

/** An element, or what a component gives. */
export function jsx(tag: string | Component, props: Props): Markup {
  if (typeof tag === 'function') {
    const drawn = (tag as (props: Props) => Child)(props);
    return drawn instanceof Markup ? drawn : new Markup(textOf(drawn));
  }
  let text = `<${checked(tag)}`;
  for (const name in props) if (name !== 'children') text += attribute(name, props[name]);
  if (VOID.has(tag)) return new Markup(`${text}/>`);
  return new Markup(`${text}>${textOf(props.children)}</${tag}>`);
}

/** Children without an element around them. */
export const Fragment = ({ children }: { readonly children?: Child }): Markup => new Markup(textOf(children));

type Elements = HonoJsx.IntrinsicElements;

export declare namespace JSX {
  type Element = Markup;
  type ElementType = keyof IntrinsicElements | Component;
  type IntrinsicElements = { readonly [Tag in keyof Elements]: Omit<Elements[Tag], 'children'> & { readonly children?: Child } };
  interface ElementChildrenAttribute {
    children: Child;
  }
  interface IntrinsicAttributes {
    readonly key?: string | number;
  }
}
