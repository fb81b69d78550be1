import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { KIND_NAMES } from '../contests.messages.ts';
import { enterForUnit, manageContests } from '../contests.policy.ts';
import type { Contest } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { ExtensionsSection } from './extensions.tsx';
import { FunnelSection } from './funnel.tsx';
import { QuotaMeter } from './quota-meter.tsx';
import { setupMessages } from './setup.messages.ts';
import { contestKeys, contestSource } from './source.ts';
import { ContestStateTag, useStanding } from './state-tags.tsx';
import './contests.css';

function Actions({ contest, mayManage }: { contest: Contest; mayManage: boolean }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: contestKeys.contests });
  const title = pick(contest.title);
  const standing = useStanding(contest);
  const step = contest.state === 'open' ? null : contest.state === 'draft' ? { label: text.openCall, happens: text.happensOpen } : { label: text.reopenCall, happens: text.happensReopen };
  return (
    <>
      {mayManage && step !== null ? <ConfirmAction type="primary" title={`${step.label}${colon}${title}`} happens={[step.happens]} verb={step.label} done={text.opened} run={() => contestSource.state(contest.id, 'open')} finished={refresh}>{step.label}</ConfirmAction> : null}
      {standing === 'open' && can(enterForUnit) ? <Button type="primary" onClick={() => go(`/entries/new?contest=${contest.id}`)}>{text.enter}</Button> : null}
      {mayManage ? <Button onClick={() => go(`/contests/${contest.id}/setup`)}>{text.setup}</Button> : null}
      {mayManage && standing === 'open' ? <ConfirmAction danger title={`${text.closeCall}${colon}${title}`} happens={[text.happensClose]} verb={text.closeCall} done={text.closed} run={() => contestSource.state(contest.id, 'close')} undo={() => contestSource.state(contest.id, 'open')} finished={refresh}>{text.closeCall}</ConfirmAction> : null}
    </>
  );
}

function ContestDetail({ contest }: { contest: Contest }) {
  const text = useText(contestConsoleMessages);
  const rules = useText(setupMessages);
  const { and, semicolon, brackets } = usePunctuation();
  const pick = usePick();
  const locale = useLocale();
  const can = useCan();
  const { office } = useOffice();
  const places = useQuery({ queryKey: contestKeys.places(contest.id), queryFn: ({ signal }) => contestSource.places(contest.id, signal) });
  const campaign = useQuery({ queryKey: ['campaigns', 'one', contest.campaignId], queryFn: ({ signal }) => contestSource.campaign(contest.campaignId, signal) });
  const mayManage = office?.id === contest.hostId && can(manageContests);
  const own = (places.data ?? []).filter(({ nodeId }) => nodeId === office?.id);
  const waiting = own.reduce((sum, place) => sum + place.waiting, 0);
  return (
    <>
      <PageHeader
        title={pick(contest.title)}
        meta={<><ContestStateTag contest={contest} /><span>{text.closesAt} <InstantText at={contest.closesAt} /></span>{contest.state === 'draft' ? null : <a href={locale === 'en' ? `/en/contests/${contest.id}` : `/contests/${contest.id}`} target="_blank" rel="noreferrer">{text.publicPage}</a>}{mayManage ? <ConsoleLink to={`/judging?contest=${contest.id}`}>{text.judging}</ConsoleLink> : null}</>}
        actions={<Actions contest={contest} mayManage={mayManage} />}
      />
      {own.length === 0 ? null : (
        <Section title={own.every(({ isHost }) => isHost) ? text.waiting : text.quota} actions={<ConsoleLink to={`/entries?show=queue&contest=${contest.id}`}>{text.queue}{brackets(String(waiting))}</ConsoleLink>}>
          {own.every(({ isHost }) => isHost) ? <p className="faint">{text.quotaHost}</p> : <QuotaMeter contest={contest} places={own} />}
        </Section>
      )}
      <FunnelSection contest={contest} mayManage={mayManage} />
      {mayManage ? (
        <Section title={rules.questions} hint={rules.questionsHint}>
          <DescriptionList items={contest.categories.map(({ id, name, form }) => ({ label: pick(name), value: <>{rules.questionCount({ count: form.questions.length })} · <ConsoleLink to={`/contests/${contest.id}/questions?category=${id}`}>{rules.editQuestions}</ConsoleLink></> }))} />
        </Section>
      ) : null}
      {mayManage && contest.state !== 'draft' ? <ExtensionsSection contest={contest} /> : null}
      <Section title={text.about}>
        <DescriptionList
          items={[
            { label: text.campaign, value: <ConsoleLink to={`/campaigns/${contest.campaignId}`}>{campaign.data === undefined ? '…' : pick(campaign.data.name)}</ConsoleLink> },
            { label: text.opensAt, value: <InstantText at={contest.opensAt} as="exact" /> },
            { label: text.closesAt, value: <InstantText at={contest.closesAt} as="exact" /> },
            { label: text.who, value: [contest.fromUnits ? text.fromUnits : '', contest.fromPublic ? text.fromPublic : ''].filter((part) => part !== '').join(semicolon) },
            { label: text.categories, wide: true, value: contest.categories.map(({ name, kind }) => `${pick(name)}${brackets(pick(KIND_NAMES[kind]))}`).join(and) },
          ]}
        />
      </Section>
    </>
  );
}

/** A call for entries as staff see it: quota, where its entries stand, its set-up. */
export default function ContestPage() {
  const { contestId } = useRouteParams<'contestId'>();
  const query = useQuery({ queryKey: contestKeys.contest(contestId), queryFn: ({ signal }) => contestSource.contest(contestId, signal) });
  return <Loaded query={query}>{(contest) => <ContestDetail contest={contest} />}</Loaded>;
}
