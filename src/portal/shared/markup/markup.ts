/** A piece of a page whose text is safe to send: everything that came from elsewhere was escaped when the piece was made. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand between two tags. Strings are escaped; what is false, null or undefined is left out. */
export type Child = Markup | string | number | boolean | null | undefined | readonly Child[];

const SPECIAL = /[&<>'"]/;
const EACH_SPECIAL = /[&<>'"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags and within a quoted attribute. */
export const escapeText = (text: string): string => (SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (sign) => ENTITIES[sign]!) : text);

/** A child as the text of a page. Throws TypeError for what is no child: an object, or a promise that nobody waited for. */
export function textOf(child: Child): string {
  if (typeof child === 'string') return escapeText(child);
  if (child instanceof Markup) return child.text;
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'number') return String(child);
  if (!Array.isArray(child)) throw new TypeError(`${Object.prototype.toString.call(child)} cannot be drawn on a page`);
  let text = '';
  for (const each of child) text += textOf(each);
  return text;
}

/** Markup written as text: what is filled in is escaped unless it is markup itself. Cheaper than elements where a piece is drawn often. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  let text = strings[0]!;
  for (let index = 0; index < values.length; index++) text += textOf(values[index]) + strings[index + 1]!;
  return new Markup(text);
}

/** Text that is markup already. Never for what somebody typed. */
export const raw = (text: string): Markup => new Markup(text);
