import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { HistoryPanel } from '../../../console/shared/history-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan } from '../../../console/shared/session.tsx';
import { invitePeople, manageAccounts } from '../people.policy.ts';
import { useAccountActions } from './account-actions.ts';
import { ACT_WORDS, FIELD_WORDS } from './audit-words.ts';
import { Contacts } from './contacts-section.tsx';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import { loadPerson, PEOPLE, type PersonDetail } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { AccountState } from './pieces.tsx';
import { RolesSection } from './roles-section.tsx';

function Account({ person }: { person: PersonDetail }) {
  const text = useText(peopleConsoleMessages);
  const { semicolon } = usePunctuation();
  const notes = [person.lockedMinutes > 0 ? text.locked({ minutes: person.lockedMinutes }) : '', person.mustChangePassword ? text.mustChange : '', person.statusReason ?? ''].filter((note) => note !== '');
  return (
    <Section title={text.account}>
      <DescriptionList
        items={[
          { label: text.username, value: person.username }, { label: text.status, value: <AccountState status={person.status} /> }, { label: text.secondFactor, value: person.secondFactor ? text.secondFactorSet : text.secondFactorNone },
          { label: text.lastSignedIn, value: person.lastSignedInAt === null ? text.never : <InstantText at={person.lastSignedInAt} /> }, { label: text.since, value: <InstantText at={person.createdAt} as="exact" /> },
          ...(notes.length === 0 ? [] : [{ label: text.reason, value: notes.join(semicolon), wide: true }]),
          ...(person.guardianConsent === null ? [] : [{ label: text.guardian, value: <InstantText at={person.guardianConsent.givenAt} as="exact" />, wide: true }]),
        ]}
      />
    </Section>
  );
}

function Person({ person, refresh }: { person: PersonDetail; refresh: () => void }) {
  const text = useText(peopleConsoleMessages);
  const pick = usePick();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const acts = useAccountActions(setMade)(person).filter((act) => can(manageAccounts) || (act.key === 'link' && person.status === 'invited' && can(invitePeople)));
  const words = (all: typeof ACT_WORDS) => Object.fromEntries(Object.entries(all).map(([key, word]) => [key, pick(word)]));
  const edit = can(invitePeople) && person.kind === 'staff' ? <Button onClick={() => setEditing(true)}>{text.edit}</Button> : undefined;
  return (
    <>
      <PageHeader title={person.name} meta={<>{person.unit?.name}<AccountState status={person.status} /></>} actions={edit} />
      <Beside
        main={
          <>
            <Contacts person={person} />
            <RolesSection person={person} changed={refresh} />
            <Account person={person} />
            {acts.length === 0 ? null : <div className="actions">{acts.map((act) => <Button key={act.key} danger={act.danger === true} onClick={() => setAsked(act.confirm ?? null)}>{act.label}</Button>)}</div>}
          </>
        }
        aside={<HistoryPanel from={`/api/people/${person.id}/history`} actions={words(ACT_WORDS)} fields={words(FIELD_WORDS)} />}
      />
      <EditPersonDialog person={person} open={editing} close={() => setEditing(false)} saved={refresh} />
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={refresh} />
      <LinkDialog made={made} close={() => setMade(null)} />
    </>
  );
}

/** One person: contacts, roles and account, and what was done to them. */
export default function PersonPage() {
  const { personId } = useRouteParams<'personId'>();
  const client = useQueryClient();
  const query = useQuery({ queryKey: [...PEOPLE, 'one', personId], queryFn: ({ signal }) => loadPerson(personId, signal) });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: PEOPLE });
    void client.invalidateQueries({ queryKey: ['history'] });
  };
  return <Loaded query={query}>{(person) => <Person person={person} refresh={refresh} />}</Loaded>;
}
