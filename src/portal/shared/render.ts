import type { Child } from 'hono/jsx';

/** What a page's function gives: a tree of elements. */
export type Markup = Child;

/** The bytes of a page. Components that wait are waited for, but the hot pages have none. */
export function renderPage(markup: Markup): Buffer | Promise<Buffer> {
  const text = (markup as { toString(): string | Promise<string> }).toString();
  return typeof text === 'string' ? toBytes(text) : text.then(toBytes);
}

const toBytes = (text: string) => Buffer.from(`<!doctype html>${text}`);
