import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useCan, useSession } from '../../../console/shared/session.tsx';
import { grantAnyRole, grantWorkRoles } from '../people.policy.ts';
import { isWorkRole } from '../people.roles.ts';
import { GiveRoleDialog } from './give-role-dialog.tsx';
import type { PersonDetail } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { GrantState } from './pieces.tsx';
import { useTakeRole } from './use-take-role.ts';
import './people.css';

/** The roles a person holds and held; given and taken here by whoever may. */
export function RolesSection({ person, changed }: { person: PersonDetail; changed: () => void }) {
  const text = useText(peopleConsoleMessages);
  const can = useCan();
  const { colon } = usePunctuation();
  const own = useSession().personId === person.id;
  const takeOf = useTakeRole();
  const [giving, setGiving] = useState(false);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const mayTake = (role: string) => !own && can(isWorkRole(role) ? grantWorkRoles : grantAnyRole);
  return (
    <Section title={text.rolesHeld} actions={!own && can(grantWorkRoles) ? <Button onClick={() => setGiving(true)}>{text.giveRole}</Button> : undefined}>
      {person.grants.length === 0 ? <Quiet small title={text.rolesNone} /> : null}
      <ul className="plain-list role-rows">
        {person.grants.map((grant) => (
          <li key={grant.id} className="role-row">
            <div>
              <p>{grant.roleName} <span className="faint">{grant.node.name}</span></p>
              <p className="faint">{text.grantedAt} <InstantText at={grant.grantedAt} as="exact" />{grant.revokeReason === null ? null : ` · ${text.reason}${colon}${grant.revokeReason}`}</p>
            </div>
            <span className="actions">
              <GrantState grant={grant} />
              {grant.revokedAt === null && mayTake(grant.role) ? <Button type="text" danger aria-label={`${text.take} ${grant.roleName} ${grant.node.name}`} onClick={() => setAsked(takeOf(grant))}>{text.take}</Button> : null}
            </span>
          </li>
        ))}
      </ul>
      <GiveRoleDialog open={giving} close={() => setGiving(false)} person={{ id: person.id, unitId: person.unit?.id }} given={changed} />
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={changed} />
    </Section>
  );
}
