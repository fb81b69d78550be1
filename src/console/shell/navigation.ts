import { createContext } from 'react';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import type { ConsoleModule, NavEntry } from '../shared/console-module.ts';
import { allows, type Office } from '../shared/session.tsx';

/** A module's part of the navigation, as one person sees it. */
export interface NavGroup {
  readonly module: ConsoleModule;
  readonly entries: readonly NavEntry[];
}

/** The navigation as the signed-in person sees it. */
export const NavigationContext = createContext<readonly NavGroup[]>([]);

/** What the person's office may open, in order; modules without an entry left are left out. */
export function navigationFor(modules: readonly ConsoleModule[], office: Office | null): NavGroup[] {
  return modules
    .toSorted((one, other) => one.order - other.order)
    .map((module) => ({ module, entries: module.nav.filter((entry) => allows(office, entry.needs) && (entry.only === undefined || office?.isTop === true)) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The navigation entry that a path lies under: the longest that it starts with. */
export function entryOf(modules: readonly ConsoleModule[], path: string): NavEntry | undefined {
  return modules
    .flatMap(({ nav }) => nav)
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** The addresses above a page with what they are called: the entry it lies under, then the page it names as above it. */
export function crumbsOf(modules: readonly ConsoleModule[], path: string, above: string | undefined, parameters: Readonly<Record<string, string>>): { label: Bilingual; to: string }[] {
  const entry = entryOf(modules, path);
  const crumbs = entry === undefined || entry.path === path ? [] : [{ label: entry.label, to: entry.path }];
  const parent = above === undefined ? undefined : modules.flatMap(({ routes }) => routes).find((route) => route.path === above);
  if (parent === undefined || parent.path === entry?.path) return crumbs;
  return [...crumbs, { label: parent.title, to: parent.path.replaceAll(/\$(\w+)/g, (_, name: string) => parameters[name] ?? '') }];
}
