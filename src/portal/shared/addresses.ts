import type { Locale } from '../../platform/i18n/messages.ts';

/** Language-neutral addresses that the frame of every page links to. */
export const PATHS = {
  home: '/',
  campaigns: '/campaigns',
  works: '/works',
  regions: '/regions',
  figures: '/figures',
  search: '/search',
  topics: '/topics',
  polls: '/polls',
  surveys: '/surveys',
  me: '/me',
  signIn: '/sign-in',
  about: '/about',
  accessibility: '/accessibility',
  feedback: '/feedback',
  feed: '/feed.xml',
  demo: '/demo',
} as const;

/** The address of a page of this site in a language: `/works/1` is `/en/works/1` in English. `path` starts with a slash and names no language. */
export function href(locale: Locale, path: string): string {
  if (locale === 'zh-CN') return path;
  return path === '/' ? '/en' : path.startsWith('/?') || path.startsWith('/#') ? `/en${path.slice(1)}` : `/en${path}`;
}

/** The language-neutral form of an address of this site. */
export function neutralPath(path: string): string {
  const rest = /^\/en(?=[/?#]|$)(.*)$/s.exec(path)?.[1];
  if (rest === undefined) return path;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** The address if it leads somewhere on this site, else the home page: for `next` and `back` fields that a stranger may have written. */
export function localPath(path: string | null | undefined): string {
  if (path === null || path === undefined || !/^\/(?![/\\])/.test(path) || /[\\\u0000-\u001f]/.test(path)) return '/';
  const url = URL.canParse(path, 'http://here.invalid') ? new URL(path, 'http://here.invalid') : null;
  return url === null || url.host !== 'here.invalid' ? '/' : url.pathname + url.search + url.hash;
}

/** A path with these query parameters; empty ones are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined | null>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
