import { commonErrors } from '../errors/errors.ts';

/** A role held at a node; it holds for the node's whole subtree. */
export interface Grant {
  readonly role: string;
  readonly nodeId: string;
}

/** Who acts. Scripts with a token act as the account that made it. `system` is the program itself (jobs, scheduled sweeps). */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system'; readonly name: string }
  | AccountActor;

export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Staff accounts hold roles and sign in with a second factor. */
  readonly staff: boolean;
  readonly secondFactor: boolean;
  readonly via: 'session' | 'token';
  /** The session it came by. */
  readonly sessionId?: string;
}

export const anonymous: Actor = { kind: 'anonymous' };

/** Something that may be done, and the roles that may do it at the nodes where they are held. */
export interface Capability {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Declares a capability: `capability('notices.send', ['office_admin'])`. */
export function capability(name: string, roles: readonly string[]): Capability {
  return { name, roles };
}

/** The nodes at which the actor holds the capability; empty when nowhere. */
export function nodesWhere(actor: Actor, wanted: Capability): string[] {
  if (actor.kind !== 'account') return [];
  return [...new Set(actor.grants.filter((grant) => wanted.roles.includes(grant.role)).map((grant) => grant.nodeId))];
}

/** The signed-in account, or the refusal auth.required. */
export function requireAccount(actor: Actor): AccountActor {
  if (actor.kind !== 'account') return commonErrors.fail('auth.required');
  return actor;
}

/** The nodes at which the actor holds the capability; refuses (401, 403) when there are none or the second factor is missing. */
export function requireCapability(actor: Actor, wanted: Capability): string[] {
  const account = requireAccount(actor);
  const nodes = nodesWhere(account, wanted);
  if (nodes.length === 0) commonErrors.fail('auth.forbidden');
  if (account.staff && !account.secondFactor) commonErrors.fail('auth.second-factor');
  return nodes;
}

/** The acting account's id, or null for the program itself and the anonymous. */
export function accountIdOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.accountId : null;
}
