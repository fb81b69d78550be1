import { createContext, type ReactNode, use, useMemo } from 'react';
import type { SessionView } from '../../modules/people/sessions.schemas.ts';
import type { Capability } from '../../platform/auth/actor.ts';
import { setPreferences, usePreferences } from './preferences.ts';

/** Who is signed in. */
export type Session = SessionView;

/** An office at which the person holds roles. */
export interface Office {
  readonly id: string;
  readonly name: string;
  /** Whether it is the top of the tree. */
  readonly isTop: boolean;
  readonly roles: readonly string[];
  /** The roles in words, in the language of the screens. */
  readonly roleNames: readonly string[];
}

interface SessionValue {
  readonly session: Session;
  readonly offices: readonly Office[];
  readonly office: Office | null;
}

const SessionContext = createContext<SessionValue | null>(null);

/** The offices of a session, in the order in which its grants were given. */
export function officesOf(grants: SessionView['grants']): Office[] {
  const offices = new Map<string, Office>();
  for (const { nodeId, nodeName, isTop, role, roleName } of grants) {
    const before = offices.get(nodeId) ?? { id: nodeId, name: nodeName, isTop, roles: [], roleNames: [] };
    if (!before.roles.includes(role)) offices.set(nodeId, { ...before, roles: [...before.roles, role], roleNames: [...before.roleNames, roleName] });
  }
  return [...offices.values()];
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const { officeId } = usePreferences();
  const value = useMemo(() => {
    const offices = officesOf(session.grants);
    return { session, offices, office: offices.find((office) => office.id === officeId) ?? offices[0] ?? null };
  }, [session, officeId]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

function useSessionValue(): SessionValue {
  const value = use(SessionContext);
  if (value === null) throw new Error('used outside of a signed-in page');
  return value;
}

/** The signed-in person. */
export function useSession(): Session {
  return useSessionValue().session;
}

/** The office the person works for at the moment (chosen in the top bar), all of theirs, and how to change it. */
export function useOffice(): { office: Office | null; offices: readonly Office[]; choose: (id: string) => void } {
  const { office, offices } = useSessionValue();
  return { office, offices, choose: (id) => setPreferences({ officeId: id }) };
}

/** Whether an office's roles allow something; the API decides, the screens only leave out what it would refuse. */
export function allows(office: Office | null, wanted: Capability | undefined): boolean {
  return wanted === undefined || (office !== null && office.roles.some((role) => wanted.roles.includes(role)));
}

/** Asks whether the person may do something at the office at which they work: `const can = useCan(); can(sendNotices)`. */
export function useCan(): (wanted: Capability) => boolean {
  const { office } = useSessionValue();
  return (wanted) => allows(office, wanted);
}

/** Shows its children to those who may do it. */
export function Can({ do: wanted, children }: { do: Capability; children: ReactNode }) {
  return useCan()(wanted) ? children : null;
}
