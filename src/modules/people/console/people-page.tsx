import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Can } from '../../../console/shared/session.tsx';
import { invitePeople } from '../people.policy.ts';
import { AskExport } from './ask-export.tsx';
import { exportsConsoleMessages } from './exports-console.messages.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import { loadPeople, PEOPLE, type PersonItem } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { AccountState, ContactList, RoleList, useRoleOptions } from './pieces.tsx';

/** The people of one's area, contacts masked. */
export default function PeoplePage() {
  const text = useText(peopleConsoleMessages);
  const roles = useRoleOptions(true);
  const words = useText(exportsConsoleMessages);
  const go = useGo();
  const client = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  const invite = <Can do={invitePeople}><Button type="primary" onClick={() => setInviting(true)}>{text.invite}</Button></Can>;
  return (
    <>
      <PageHeader actions={<>{invite}<Button onClick={() => go('/people/exports')}>{words.exports}</Button></>} />
      <DataTable<PersonItem>
        name="people.list" label={text.people} queryKey={PEOPLE} load={loadPeople} rowKey={(row) => row.id} rowName={(row) => row.name} rowTo={(row) => `/people/${row.id}`} search={text.searchPeople} renderExport={(query) => <AskExport query={query} />}
        filters={[
          { key: 'under', label: text.under, kind: 'office' },
          { key: 'role', label: text.role, kind: 'choice', options: roles },
          { key: 'kind', label: text.kind, kind: 'choice', options: [{ value: 'staff', label: text.staff }, { value: 'public', label: text.public }] },
        ]}
        columns={[
          { key: 'name', title: text.name, render: (row) => row.name, width: 160 },
          { key: 'unit', title: text.unit, render: (row) => row.unit?.name ?? '—' },
          { key: 'roles', title: text.role, render: (row) => <RoleList roles={row.roles} /> },
          { key: 'contacts', title: text.contacts, render: (row) => <ContactList contacts={row.contacts} />, width: 190 },
          { key: 'username', title: text.username, render: (row) => row.username ?? '—', width: 150, hidden: true },
          { key: 'status', title: text.status, render: (row) => <AccountState status={row.status} />, width: 150 },
          { key: 'last', title: text.lastSignedIn, render: (row) => (row.lastSignedInAt === null ? <span className="faint">{text.never}</span> : <InstantText at={row.lastSignedInAt} />), width: 150, hidden: true },
        ]}
        empty={{ title: text.noPeople, hint: text.noPeopleHint, action: invite }}
      />
      <InviteDialog open={inviting} close={() => setInviting(false)} made={(link) => { setMade(link); void client.invalidateQueries({ queryKey: PEOPLE }); }} />
      <LinkDialog made={made} close={() => setMade(null)} />
    </>
  );
}
