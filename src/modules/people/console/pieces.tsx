import { usePick, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { ROLE_NAMES, ROLES, WORK_ROLES, type Role } from '../people.roles.ts';
import type { GrantView, PersonItem } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

const TONES = { invited: 'waiting', active: 'good', disabled: 'bad', closed: 'still' } as const;

/** The state of a person's account. */
export function AccountState({ status }: { status: PersonItem['status'] }) {
  const text = useText(peopleConsoleMessages);
  if (status === null) return <span className="faint">{text.noAccount}</span>;
  return <StatusTag tone={TONES[status]}>{text[status]}</StatusTag>;
}

/** The roles one may choose from: those of daily work, or all for whoever gives any. */
export function useRoleOptions(all: boolean): { value: Role; label: string }[] {
  const pick = usePick();
  return (all ? ROLES : WORK_ROLES).map((role) => ({ value: role, label: pick(ROLE_NAMES[role]) }));
}

/** Roles in words, with the organization where they hold. */
export function RoleList({ roles }: { roles: PersonItem['roles'] }) {
  if (roles.length === 0) return <span className="faint">—</span>;
  return <ul className="plain-list">{roles.map((role) => <li key={`${role.role} ${role.nodeId}`}>{role.roleName} <span className="faint">{role.nodeName}</span></li>)}</ul>;
}

/** Masked contacts, one a line. */
export function ContactList({ contacts }: { contacts: PersonItem['contacts'] }) {
  if (contacts.length === 0) return <span className="faint">—</span>;
  return <ul className="plain-list">{contacts.map((contact) => <li key={contact.kind} className="figure">{contact.masked}</li>)}</ul>;
}

/** Whether a grant counts now, was taken away or ran out. */
export function GrantState({ grant }: { grant: GrantView }) {
  const text = useText(peopleConsoleMessages);
  const now = useNow();
  if (grant.revokedAt !== null) return <StatusTag tone="still">{text.taken}</StatusTag>;
  if (grant.endsAt !== null && new Date(grant.endsAt).getTime() <= now) return <StatusTag tone="still">{text.ended}</StatusTag>;
  return <StatusTag tone="good">{text.inForce}</StatusTag>;
}
