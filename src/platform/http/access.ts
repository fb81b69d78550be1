import { createMiddleware } from 'hono/factory';
import { requireAccount, requireCapability, type Capability } from '../auth/actor.ts';
import type { Env } from './context.ts';

const SIGNED_IN: Record<string, string[]>[] = [{ session: [] }, { token: [] }];

/** Who may call a route. Rows are scoped again inside the query. */
export type AccessRule = { readonly kind: 'open' } | { readonly kind: 'account' } | { readonly kind: 'granted'; readonly capability: Capability };

/**
 * Declares a route's permission: spread into createRoute. It adds the check, the security requirement of the API description
 * and `x-access`, which the route tests read.
 */
export function access(rule: AccessRule) {
  const check = createMiddleware<Env>(async (c, next) => {
    if (rule.kind === 'account') requireAccount(c.var.ctx.actor);
    if (rule.kind === 'granted') requireCapability(c.var.ctx.actor, rule.capability);
    await next();
  });
  return {
    middleware: check,
    security: rule.kind === 'open' ? [] : SIGNED_IN,
    'x-access': rule.kind === 'granted' ? { kind: rule.kind, capability: rule.capability.name, roles: [...rule.capability.roles] } : { kind: rule.kind },
  };
}

/** Anybody, signed in or not. */
export const open = () => access({ kind: 'open' });
/** Any signed-in account. */
export const account = () => access({ kind: 'account' });
/** An account that holds the capability at some node. */
export const granted = (wanted: Capability) => access({ kind: 'granted', capability: wanted });
