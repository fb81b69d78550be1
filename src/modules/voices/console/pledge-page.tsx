import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { manageVoices } from '../voices.policy.ts';
import type { Pledge } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { OpenStateTag } from './state-tags.tsx';
import './voices.css';

function Actions({ pledge }: { pledge: Pledge }) {
  const text = useText(voicesConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: voicesKeys.pledges });
  const verb = pledge.state === 'draft' ? text.open : text.reopen;
  return (
    <>
      {pledge.state === 'open' ? null : <ConfirmAction type="primary" title={`${verb}${colon}${pick(pledge.title)}`} happens={[text.happensOpenPledge]} verb={verb} done={text.opened} run={() => voicesSource.setPledgeState(pledge.id, 'open')} finished={refresh}>{verb}</ConfirmAction>}
      <Button onClick={() => go(`/pledges/${pledge.id}/edit`)}>{text.edit}</Button>
      {pledge.state === 'open' ? <ConfirmAction danger title={`${text.close}${colon}${pick(pledge.title)}`} happens={[text.happensClosePledge]} verb={text.close} done={text.closed} run={() => voicesSource.setPledgeState(pledge.id, 'closed')} undo={() => voicesSource.setPledgeState(pledge.id, 'open')} finished={refresh}>{text.close}</ConfirmAction> : null}
    </>
  );
}

function PledgeDetail({ pledge }: { pledge: Pledge }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const can = useCan();
  const { office } = useOffice();
  const base = `${locale === 'en' ? '/en' : ''}/pledges/${pledge.id}`;
  return (
    <>
      <PageHeader
        title={pick(pledge.title)}
        meta={<><OpenStateTag of={pledge} /><span>{text.closesAt} <InstantText at={pledge.closesAt} /></span>{pledge.state === 'draft' ? null : <a href={base} target="_blank" rel="noreferrer">{text.publicPage}</a>}</>}
        {...(office?.id === pledge.hostId && can(manageVoices) ? { actions: <Actions pledge={pledge} /> } : {})}
      />
      <Beside
        main={
          <>
            <Section title={text.particulars}>
              <DescriptionList items={[{ label: text.host, value: pick(pledge.host) }, { label: text.signed, value: pledge.state === 'draft' ? pledge.signed : <a href={`${base}/signatures`} target="_blank" rel="noreferrer">{pledge.signed}</a> }, { label: text.opensAt, value: <InstantText at={pledge.opensAt} as="exact" /> }, { label: text.closesAt, value: <InstantText at={pledge.closesAt} as="exact" /> }]} />
            </Section>
            <Section title={text.text}><p className="voices-words">{pick(pledge.text)}</p></Section>
          </>
        }
        aside={<FactsPanel query={{ node: pledge.hostId, campaign: pledge.campaignId, kinds: ['voices.pledge-signed'] }} />}
      />
    </>
  );
}

/** A pledge: its text, who may sign and how many did. */
export default function PledgePage() {
  const { pledgeId } = useRouteParams<'pledgeId'>();
  const query = useQuery({ queryKey: voicesKeys.pledge(pledgeId), queryFn: ({ signal }) => voicesSource.pledge(pledgeId, signal) });
  return <Loaded query={query}>{(pledge) => <PledgeDetail key={pledge.id} pledge={pledge} />}</Loaded>;
}
