import { Form } from 'antd';
import { useState } from 'react';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { ImportWizard } from '../../../console/shared/import-wizard.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { organizationConsoleMessages } from './console.messages.ts';

/** Imports a tree of organizations from a spreadsheet. */
export default function ImportPage() {
  const text = useText(organizationConsoleMessages);
  const { office } = useOffice();
  const [under, setUnder] = useState<string | undefined>(office?.id);
  return (
    <>
      <PageHeader />
      <Form layout="vertical" className="form-column">
        <Form.Item label={text.importInto} htmlFor="import-under">
          <OrgTreeSelect id="import-under" value={under} onChange={(id) => setUnder(id)} />
        </Form.Item>
      </Form>
      {under === undefined ? null : (
        <ImportWizard base="/api/organizations/imports" query={{ under }} about={<p>{text.importAbout}</p>} refresh={[['organizations']]} afterwards={<ConsoleLink to="/organizations">{text.toList}</ConsoleLink>} />
      )}
    </>
  );
}
