import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseQuery } from './query-string.ts';

/** An address below /console, such as `/notices/0195…?tab=returns`, as the router wants it. */
export function splitAddress(address: string): { to: string; search: Record<string, unknown>; hash?: string } {
  const own = address.replace(/^\/console(?=\/|$)/, '') || '/';
  const [beforeHash = '', hash] = own.split('#', 2);
  const [path = '/', query = ''] = beforeHash.split('?', 2);
  return { to: path, search: parseQuery(query), ...(hash === undefined ? {} : { hash }) };
}

export interface ConsoleLinkProps {
  /** Address below /console; one that starts with /console is taken too. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly onClick?: () => void;
  readonly 'aria-label'?: string;
}

/** A link to another page of the console. */
export function ConsoleLink({ to, children, ...rest }: ConsoleLinkProps) {
  const target = splitAddress(to);
  return (
    <Link {...(target as { to: '/' })} {...rest}>
      {children}
    </Link>
  );
}

/** Opens a page of the console: `const go = useGo(); go('/notices/…')`; `replace` leaves no step for Back. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options = {}) => void navigate({ ...(splitAddress(to) as { to: '/' }), replace: options.replace === true });
}

/** The parameters of the page's path pattern: `const { noticeId } = useRouteParams<'noticeId'>()`. */
export function useRouteParams<Name extends string>(): Record<Name, string> {
  return useParams({ strict: false }) as Record<Name, string>;
}
