import type { Markup } from './markup/markup.ts';

/** The bytes of a page. */
export const renderPage = ({ text }: Markup): Buffer => Buffer.from(`<!doctype html>${text}`);
