import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, read } from '../../../console/shared/api-client.ts';
import { GuardedExports } from '../../../console/shared/guarded-exports.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import type { PeopleExport } from '../people.schemas.ts';
import { EXPORTS, exportsApi } from './exports-api.ts';
import { exportsConsoleMessages } from './exports-console.messages.ts';

/** Exports of people: one's own, and those that wait for one's decision. */
export default function PeopleExportsPage() {
  const text = useText(exportsConsoleMessages);
  const client = useQueryClient();
  const query = useQuery({ queryKey: EXPORTS, queryFn: ({ signal }) => getJson<PeopleExport[]>('/api/people/exports', signal) });
  return (
    <>
      <PageHeader meta={text.exportsLead} />
      <Loaded query={query} bones={4}>
        {(rows) => (
          <GuardedExports
            rows={rows}
            mayDecide={({ mayDecide }) => mayDecide}
            decide={(row, approved) => read(exportsApi.people.exports[':id'].decision.$post({ param: { id: row.id }, json: { approved } }))}
            fileOf={({ id }) => `/api/people/exports/${id}/people.xlsx`}
            changed={() => void client.invalidateQueries({ queryKey: EXPORTS })}
            renderMore={({ office, minors }) => <>{text.officeBelow({ office: office.name })}{minors ? <> · <strong>{text.withMinors}</strong></> : null}</>}
          />
        )}
      </Loaded>
    </>
  );
}
