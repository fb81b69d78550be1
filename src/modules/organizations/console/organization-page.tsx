import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan } from '../../../console/shared/session.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { KIND_NAMES, LEVEL_NAMES } from '../public-words.ts';
import { manageOrganizations } from '../organizations.policy.ts';
import type { Organization } from '../organizations.schemas.ts';
import { ChangeForm } from './change-form.tsx';
import { organizationConsoleMessages } from './console.messages.ts';
import { MergeDialog, MoveDialog } from './move-dialogs.tsx';
import { organizationSource } from './source.ts';

/** One organization: what it is, what is below it, where it stood before. */
export default function OrganizationPage() {
  const { organizationId } = useRouteParams<'organizationId'>();
  const query = useQuery({ queryKey: ['organizations', 'one', organizationId], queryFn: ({ signal }) => organizationSource.one(organizationId, signal) });
  return <Loaded query={query}>{(organization) => <Shown organization={organization} />}</Loaded>;
}

function Shown({ organization }: { organization: Organization }) {
  const text = useText(organizationConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const manages = useCan()(manageOrganizations) && organization.status === 'active';
  const refresh = () => void client.invalidateQueries({ queryKey: ['organizations'] });
  const name = pick({ zh: organization.name, en: organization.nameEn });
  const states = { active: ['good', text.active], closed: ['still', text.closed], merged: ['still', text.merged] } as const;
  const [tone, word] = states[organization.status];
  return (
    <>
      <PageHeader
        title={name}
        meta={<><StatusTag tone={tone}>{word}</StatusTag> {organization.code}</>}
        actions={
          manages ? (
            <>
              {organization.parentId === null ? null : <MoveDialog organization={organization} done={refresh} />}
              {organization.parentId === null || organization.childCount > 0 ? null : <MergeDialog organization={organization} done={refresh} />}
              {organization.parentId === null || organization.childCount > 0 ? null : (
                <ConfirmAction danger reason title={text.closeTitle({ name })} happens={[text.closeHappens1, text.closeHappens2, text.closeHappens3]} verb={text.close} done={text.closedDone} run={(reason) => organizationSource.close(organization.id, reason)} finished={refresh}>
                  {text.close}
                </ConfirmAction>
              )}
            </>
          ) : undefined
        }
      />
      <Beside
        main={
          <>
            <Section title={text.particulars} hint={changing ? text.changeHint : undefined} actions={manages && !changing ? <button type="button" className="link-button" onClick={() => setChanging(true)}>{text.change}</button> : undefined}>
              {changing ? (
                <ChangeForm organization={organization} close={() => setChanging(false)} saved={refresh} />
              ) : (
                <DescriptionList
                  items={[
                    { label: text.kind, value: pick(KIND_NAMES[organization.kind]) },
                    { label: text.sector, value: organization.sector },
                    { label: text.level, value: organization.level === null ? null : pick(LEVEL_NAMES[organization.level]) },
                    { label: text.division, value: organization.divisionCode },
                    { label: text.nameEn, value: organization.nameEn, wide: true },
                  ]}
                />
              )}
            </Section>
            <Below id={organization.id} count={organization.childCount} />
          </>
        }
        aside={<><FactsPanel query={{ node: organization.id }} /><History id={organization.id} /></>}
      />
    </>
  );
}

function Below({ id, count }: { id: string; count: number }) {
  const text = useText(organizationConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: ['organizations', 'children', id], queryFn: ({ signal }) => organizationSource.children(id, signal), enabled: count > 0 });
  if (count === 0) return null;
  return (
    <Section title={text.below}>
      <Loaded query={query}>
        {(children) => (
          <ul className="plain-list">
            {children.map((child) => (
              <li key={child.id}>
                <ConsoleLink to={`/organizations/${child.id}`}>{pick({ zh: child.name, en: child.nameEn })}</ConsoleLink> <span className="faint">{pick(KIND_NAMES[child.kind])}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function History({ id }: { id: string }) {
  const text = useText(organizationConsoleMessages);
  const query = useQuery({ queryKey: ['organizations', 'history', id], queryFn: ({ signal }) => organizationSource.history(id, signal) });
  return (
    <Section title={text.history} hint={text.historyHint}>
      <Loaded query={query}>
        {(spells) => (
          <ol className="plain-list">
            {spells.toReversed().map((spell) => (
              <li key={spell.validFrom}>
                <strong>{spell.name}</strong>
                {spell.parentName === null ? null : <> · {spell.parentName}</>}
                <br />
                <span className="faint"><InstantText at={spell.validFrom} as="exact" /> – {spell.validTo === null ? text.now : <InstantText at={spell.validTo} as="exact" />}</span>
                {spell.reason === null ? null : <p>{spell.reason}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}
