import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { useAccountActions } from './account-actions.ts';
import { AskExport } from './ask-export.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import { loadPeople, PEOPLE, type PersonItem } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { AccountState, RoleList } from './pieces.tsx';

/** The system administrator's screen: accounts, who can sign in, and what to do when somebody cannot. */
export default function AccountsPage() {
  const text = useText(peopleConsoleMessages);
  const client = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  const actionsOf = useAccountActions(setMade);
  const states = (['invited', 'active', 'disabled', 'closed'] as const).map((value) => ({ value, label: text[value] }));
  const invite = <Button type="primary" onClick={() => setInviting(true)}>{text.invite}</Button>;
  return (
    <>
      <PageHeader actions={invite} />
      <DataTable<PersonItem>
        name="people.accounts" label={text.accounts} queryKey={[...PEOPLE, 'accounts']} load={loadPeople} rowKey={(row) => row.id} rowName={(row) => row.name} rowTo={(row) => `/people/${row.id}`} search={text.searchPeople} renderExport={(query) => <AskExport query={query} />}
        filters={[
          { key: 'status', label: text.status, kind: 'choice', options: states },
          { key: 'kind', label: text.kind, kind: 'choice', options: [{ value: 'staff', label: text.staff }, { value: 'public', label: text.public }] },
          { key: 'under', label: text.under, kind: 'office' },
        ]}
        columns={[
          { key: 'name', title: text.name, render: (row) => row.name, width: 160 },
          { key: 'username', title: text.username, render: (row) => row.username ?? '—', width: 160 },
          { key: 'unit', title: text.unit, render: (row) => row.unit?.name ?? '—' },
          { key: 'roles', title: text.role, render: (row) => <RoleList roles={row.roles} /> },
          { key: 'status', title: text.status, render: (row) => <AccountState status={row.status} />, width: 150 },
          { key: 'last', title: text.lastSignedIn, render: (row) => (row.lastSignedInAt === null ? <span className="faint">{text.never}</span> : <InstantText at={row.lastSignedInAt} />), width: 160 },
        ]}
        rowActions={actionsOf}
        empty={{ title: text.noPeople, hint: text.noPeopleHint, action: invite }}
      />
      <InviteDialog open={inviting} close={() => setInviting(false)} made={(link) => { setMade(link); void client.invalidateQueries({ queryKey: PEOPLE }); }} />
      <LinkDialog made={made} close={() => setMade(null)} />
    </>
  );
}
