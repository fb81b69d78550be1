import { createContext } from 'react';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** Where a page stands, from Today down to the page above it; the shell knows. */
export const TrailContext = createContext<{ readonly crumbs: readonly Crumb[]; readonly title: string }>({ crumbs: [], title: '' });
