import type { ComponentType, ReactNode } from 'react';
import type { Capability } from '../../platform/auth/actor.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';

type Words = Readonly<Record<string, Bilingual>>;

/** Words of the audit log: acts (`notice.sent`), kinds of records (`notice`) and changed fields (`dueAt`) by their codes. */
export interface AuditWords {
  readonly acts: Words;
  readonly objects?: Words;
  readonly fields?: Words;
}

/** An entry of the side navigation. */
export interface NavEntry {
  /** Address below /console, such as `/notices`. */
  readonly path: string;
  readonly label: Bilingual;
  /** Shown only to those who may do this at the office they work for; left out, to everybody signed in. */
  readonly needs?: Capability;
  /** Shown only where that office is the top of the tree. */
  readonly only?: 'top';
  /** A letter which, typed after g, opens it: `n` for g n. `t` is Today's. */
  readonly shortcut?: string;
}

/** A page of a module. */
export interface ConsoleRoute {
  /** Pattern below /console: `/notices/$noticeId`. Parameters are read with `useRouteParams`. */
  readonly path: string;
  /** Title of the window and of the breadcrumb until the page's PageHeader gives a better one. */
  readonly title: Bilingual;
  /** `() => import('./notice-page.tsx')`; the file's default export is the page. Each page is a chunk of its own. */
  readonly page: () => Promise<{ default: ComponentType }>;
  /** Path of the page above it in the breadcrumb, when it is not the navigation entry the path starts with. */
  readonly above?: string;
}

/** What a module brings to the console; `modules/x/console/index.tsx` exports one, and `src/console/modules.ts` lists it. */
export interface ConsoleModule {
  readonly name: string;
  readonly label: Bilingual;
  /** An icon of @ant-design/icons for the navigation. */
  readonly icon?: ReactNode;
  /** Place in the navigation, ascending: campaigns 10, notices 20, contests 30, newsroom 40, people 50, organizations 60, ledger 70, settings 90. */
  readonly order: number;
  /** What the module writes into the audit log, in words. */
  readonly audit?: AuditWords;
  readonly nav: readonly NavEntry[];
  readonly routes: readonly ConsoleRoute[];
}
