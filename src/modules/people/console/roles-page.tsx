import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { GiveRoleDialog } from './give-role-dialog.tsx';
import { GRANTS, type GrantView, loadGrants } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { GrantState, useRoleOptions } from './pieces.tsx';
import { useTakeRole } from './use-take-role.ts';

/** The security administrator's screen, and an office's own: who holds which role where, given and taken here. */
export default function RolesPage() {
  const text = useText(peopleConsoleMessages);
  const roles = useRoleOptions(true);
  const takeOf = useTakeRole();
  const client = useQueryClient();
  const [giving, setGiving] = useState(false);
  const give = <Button type="primary" onClick={() => setGiving(true)}>{text.giveRole}</Button>;
  return (
    <>
      <PageHeader actions={give} />
      <DataTable<GrantView>
        name="people.roles" label={text.roles} queryKey={GRANTS} load={loadGrants} rowKey={(row) => row.id} rowName={(row) => `${row.person.name} ${row.roleName}`} exportFrom="/api/grants/export"
        filters={[
          { key: 'role', label: text.role, kind: 'choice', options: roles },
          { key: 'under', label: text.node, kind: 'office' },
          { key: 'past', label: text.showPast, kind: 'yes' },
        ]}
        columns={[
          { key: 'person', title: text.person, render: (row) => <ConsoleLink to={`/people/${row.person.id}`}>{row.person.name}</ConsoleLink>, width: 180 },
          { key: 'role', title: text.role, render: (row) => row.roleName, width: 160 },
          { key: 'node', title: text.node, render: (row) => row.node.name },
          { key: 'grantedAt', title: text.grantedAt, render: (row) => <InstantText at={row.grantedAt} as="exact" />, width: 180 },
          { key: 'until', title: text.until, render: (row) => (row.endsAt === null ? text.forever : <InstantText at={row.endsAt} as="exact" />), width: 180 },
          { key: 'state', title: text.state, render: (row) => <GrantState grant={row} />, width: 110 },
          { key: 'reason', title: text.reason, render: (row) => row.revokeReason ?? '—', hidden: true },
        ]}
        rowActions={(row) => (row.revokedAt === null ? [{ key: 'take', label: text.take, danger: true, confirm: takeOf(row) }] : [])}
        empty={{ title: text.noGrants, hint: text.noGrantsHint, action: give }}
      />
      <GiveRoleDialog open={giving} close={() => setGiving(false)} given={() => void client.invalidateQueries({ queryKey: GRANTS })} />
    </>
  );
}
