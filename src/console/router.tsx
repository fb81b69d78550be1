import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Bilingual } from '../platform/i18n/messages.ts';
import { consoleMessages } from './console.messages.ts';
import type { ConsoleModule } from './shared/console-module.ts';
import { parseQuery, queryString, type QueryValue } from './shared/query-string.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageBones } from './shell/page-bones.tsx';
import { RouteError } from './shell/route-error.tsx';
import { createShell } from './shell/shell.tsx';

/** What the shell knows of a page besides its component. */
export interface PageFacts {
  readonly title: Bilingual;
  readonly module: string;
  readonly above?: string;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageFacts;
  }
}

const lostTitle = { zh: consoleMessages('zh-CN').notFound, en: consoleMessages('en').notFound };
const todayTitle = { zh: consoleMessages('zh-CN').today, en: consoleMessages('en').today };

/** The router of the console: the sign-in page, and below the shell Today and every module's pages, each a chunk of its own. */
export function createConsoleRouter(modules: readonly ConsoleModule[]) {
  const root = createRootRoute({ component: Outlet });
  const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx')) });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: createShell(modules) });
  const page = (path: string, facts: PageFacts, load: () => Promise<{ default: ComponentType }>) =>
    createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load), staticData: { page: facts } });
  const pages = [
    page('/', { title: todayTitle, module: 'today' }, () => import('./today/today-page.tsx')),
    page('$', { title: lostTitle, module: '' }, async () => ({ default: NotFound })),
    ...modules.flatMap((module) => module.routes.map((route) => page(route.path, { title: route.title, module: module.name, ...(route.above === undefined ? {} : { above: route.above }) }, route.page))),
  ];
  return createRouter({
    routeTree: root.addChildren([signIn, shell.addChildren(pages)]),
    basepath: '/console',
    parseSearch: (text) => parseQuery(text),
    stringifySearch: (search: Record<string, unknown>) => queryString(search as Record<string, QueryValue>),
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: PageBones,
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}
