import type { Locale } from '../../platform/i18n/messages.ts';
import { PATHS, href } from './addresses.ts';
import { portalAssets } from './assets.ts';
import { portalMessages } from './portal.messages.ts';
import { html, raw } from './markup/markup.ts';

/** The picture of a share card: an address on this site, with its size in pixels where known. */
export interface ShareImage {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt: string;
}

export interface HeadProps {
  readonly locale: Locale;
  readonly origin: string;
  /** Without the site's name; that is added. Empty on the home page. */
  readonly title: string;
  /** Language-neutral address of the page, with its query where that changes what is shown. */
  readonly path: string;
  /** One or two sentences for search results and share cards. */
  readonly description?: string | undefined;
  readonly image?: ShareImage | undefined;
  /** Language-neutral address of a feed of this page's own. */
  readonly feed?: { readonly path: string; readonly title: string } | undefined;
  readonly kind?: 'website' | 'article';
  /** Keeps search engines away. */
  readonly hidden?: boolean;
}

/** The sign of the house, for pages without a picture of their own. */
const HOUSE_CARD = { url: '/assets/share.png', width: 1200, height: 630 };

/** Not within the template: the bundler would rewrite a template that holds it. */
const SCRIPT_END = raw('</script>');

const shareCard = ({ locale, origin, title, path, description, image = { ...HOUSE_CARD, alt: portalMessages(locale).siteName }, kind = 'website' }: HeadProps) => {
  const [own, other] = locale === 'en' ? ['en_GB', 'zh_CN'] : ['zh_CN', 'en_GB'];
  return html`<meta property="og:type" content="${kind}"/><meta property="og:site_name" content="${portalMessages(locale).siteName}"/><meta property="og:title" content="${title}"/>${
    description ? html`<meta property="og:description" content="${description}"/>` : ''
  }<meta property="og:url" content="${origin}${href(locale, path)}"/><meta property="og:locale" content="${own}"/><meta property="og:locale:alternate" content="${other}"/><meta name="twitter:card" content="summary_large_image"/><meta property="og:image" content="${origin}${image.url}"/><meta property="og:image:alt" content="${image.alt}"/>${
    image.width ? html`<meta property="og:image:width" content="${image.width}"/>` : ''
  }${image.height ? html`<meta property="og:image:height" content="${image.height}"/>` : ''}`;
};

/**
 * The document's head: addresses in both languages, share card, feeds, style, scripts. Written as text with escaped values: elements
 * that JSX knows as metadata (and any `head` or `svg` among its elements) make the drawing of every other element slower.
 */
export const Head = (props: HeadProps) => {
  const { locale, origin, title, path, description, feed, hidden } = props;
  const t = portalMessages(locale);
  const assets = portalAssets();
  return html`<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>${title === '' ? `${t.siteName} · ${t.siteLine}` : `${title} · ${t.siteName}`}</title><link rel="stylesheet" href="${assets.styles}"/><noscript><link rel="stylesheet" href="${TYPE_SIZE_STYLES}"/></noscript><script src="${assets.early}">${SCRIPT_END}<script type="module" src="${assets.site}">${SCRIPT_END}<meta name="theme-color" content="#faf7f1" media="(prefers-color-scheme: light)"/><meta name="theme-color" content="#171512" media="(prefers-color-scheme: dark)"/><link rel="icon" href="/assets/favicon.svg" type="image/svg+xml"/>${
    description ? html`<meta name="description" content="${description}"/>` : ''
  }${hidden ? html`<meta name="robots" content="noindex"/>` : ''}<link rel="canonical" href="${origin}${href(locale, path)}"/><link rel="alternate" hreflang="zh-CN" href="${origin}${path}"/><link rel="alternate" hreflang="en" href="${origin}${href('en', path)}"/><link rel="alternate" hreflang="x-default" href="${origin}${path}"/><link rel="alternate" type="application/atom+xml" title="${t.feedAll}" href="${href(locale, PATHS.feed)}"/>${
    feed ? html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${href(locale, feed.path)}"/>` : ''
  }${shareCard({ ...props, title: title === '' ? t.siteName : title })}</head>`;
};

/** Styles that follow the type-size cookie, for readers whose browser runs no script. */
export const TYPE_SIZE_STYLES = '/type-size.css';
