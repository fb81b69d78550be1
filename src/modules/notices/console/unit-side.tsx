import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import type { Notice } from '../notices.schemas.ts';
import type { RecipientDetail } from '../recipients.schemas.ts';
import { DocumentView } from './document-view.tsx';
import { ExtensionSection } from './extension-section.tsx';
import { listMessages } from './list.messages.ts';
import { ReturnForm } from './return-form.tsx';
import { ReturnVersions } from './return-versions.tsx';
import { returnMessages } from './return.messages.ts';
import { notices } from './source.ts';
import { UnitTag } from './state-words.tsx';
import { Withdrawn } from './withdrawn.tsx';

function SignButton({ notice, unit }: { notice: Notice; unit: string }) {
  const text = useText(returnMessages);
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const sign = async () => {
    setPending(true);
    try {
      await notices.sign(notice.id, unit);
      say.done(text.signed);
      await client.invalidateQueries({ queryKey: ['notices'] });
    } catch (error) {
      say.problem(error);
    } finally {
      setPending(false);
    }
  };
  return <Button type="primary" size="large" loading={pending} onClick={() => void sign()}>{text.sign}</Button>;
}

function Side({ notice, detail }: { notice: Notice; detail: RecipientDetail }) {
  const text = useText(returnMessages);
  const words = useText(listMessages);
  const client = useQueryClient();
  const [loaded, setLoaded] = useState(0);
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ['notices', 'unit', notice.id] });
    setLoaded(loaded + 1);
  };
  const mine = notice.myOrganizations.some(({ id }) => id === detail.organization.id);
  const writes = detail.mayAnswer && detail.form !== null && detail.returnState !== 'submitted' && notice.returnsClosedAt === null;
  return (
    <>
      <PageHeader
        title={mine ? notice.title : detail.organization.name}
        above={mine ? [] : [{ label: notice.title, to: `/notices/${notice.id}` }]}
        meta={
          <>
            <UnitTag state={detail} wantsReceipt={notice.wantsReceipt} />
            {mine ? <span>{notice.issuer.name}</span> : null}
            {notice.number === null ? null : <span>{notice.number}</span>}
            {detail.dueAt === null ? null : <span>{words.due} <InstantText at={detail.dueAt} /></span>}
            {detail.signedAt === null ? null : <span>{words.signedAt} <InstantText at={detail.signedAt} as="exact" />{detail.signedBy === null ? '' : ` ${detail.signedBy}`}</span>}
          </>
        }
        actions={
          <>
            {detail.mayAnswer && notice.wantsReceipt && detail.signedAt === null ? <SignButton notice={notice} unit={detail.organization.id} /> : null}
            {writes ? <Button onClick={() => document.getElementById('return')?.scrollIntoView({ behavior: 'smooth' })}>{text.toForm}</Button> : null}
          </>
        }
      />
      <Withdrawn notice={notice} />
      {mine ? <Section title={text.document}><DocumentView notice={notice} /></Section> : null}
      {writes ? <ReturnForm key={`${detail.versions.length} ${loaded}`} notice={notice} detail={detail} fields={detail.form!} reload={() => void reload()} /> : null}
      {detail.form === null ? null : <ExtensionSection notice={notice} detail={detail} />}
      {detail.form === null || (writes && detail.versions.length === 0) ? null : <ReturnVersions notice={notice} detail={detail} />}
    </>
  );
}

/** A unit's side of a notice: read, sign, answer, ask for more time; for the issuer and the offices above, what the unit did. */
export function UnitSide({ notice, organizationId }: { notice: Notice; organizationId: string }) {
  const query = useQuery({ queryKey: ['notices', 'unit', notice.id, organizationId], queryFn: ({ signal }) => notices.unit(notice.id, organizationId, signal), refetchOnWindowFocus: false });
  return <Loaded query={query} bones={10}>{(detail) => <Side notice={notice} detail={detail} />}</Loaded>;
}
