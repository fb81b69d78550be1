import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { InstantText, DayText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Campaign } from '../campaigns.schemas.ts';
import { campaignConsoleMessages } from './console.messages.ts';
import { campaignSource, type Step } from './source.ts';
import { StateTag } from './state-tag.tsx';
import { Timeline } from './timeline.tsx';
import './campaigns.css';

/** A public address opens in a tab of its own: the records behind a figure, a special page. */
const publicHref = (locale: string, path: string) => (locale === 'en' ? `/en${path}` : path);

function FigureSection({ campaign }: { campaign: Campaign }) {
  const text = useText(campaignConsoleMessages);
  const locale = useLocale();
  const pick = usePick();
  const query = useQuery({ queryKey: ['campaign-figures', campaign.id], queryFn: () => campaignSource.figures(campaign.id) });
  return (
    <Section title={text.figures}>
      <Loaded query={query} bones={3}>
        {({ whole, regions }) =>
          whole.length === 0 ? (
            <Quiet small title={text.noFigures} hint={text.noFiguresHint} />
          ) : (
            <>
              <div className="figure-grid">
                {whole.map(({ kind, label, unit, value, records }) => (
                  <div key={kind} className="figure-cell">
                    <div>{pick(label)}</div>
                    <a href={publicHref(locale, records)} target="_blank" rel="noreferrer" aria-label={`${pick(label)} ${formatNumber(value, locale)}${text.colon}${text.records}`}>
                      <span className="figure">{formatNumber(value, locale)}</span> <span className="figure-unit">{pick(unit)}</span>
                    </a>
                  </div>
                ))}
              </div>
              <div className="region-figures">
                <table>
                  <thead><tr><th scope="col">{text.byRegion}</th>{whole.map(({ kind, label }) => <th scope="col" key={kind}>{pick(label)}</th>)}</tr></thead>
                  <tbody>
                    {regions.map(({ id, name, figures }) => (
                      <tr key={id}>
                        <th scope="row">{name}</th>
                        {figures.map(({ kind, value, records }) => <td key={kind}><a href={publicHref(locale, records)} target="_blank" rel="noreferrer">{formatNumber(value, locale)}</a></td>)}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
      </Loaded>
    </Section>
  );
}

function Activities({ campaign }: { campaign: Campaign }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: ['campaign-activities', campaign.id], queryFn: () => campaignSource.activities(campaign.id) });
  const kinds = useQuery({ queryKey: ['campaign-activity-kinds'], queryFn: campaignSource.activityKinds });
  const trackName = (id: string | null) => pick(campaign.content.tracks.find((track) => track.id === id)?.name ?? { zh: '', en: '' });
  const to = (href: string) => href.replace('{campaignId}', campaign.id).replace(/[?&][^=&]*=\{trackId\}/, '');
  const creatable = campaign.mayCompose && campaign.state !== 'archived' ? (kinds.data ?? []) : [];
  const addLinks = creatable.flatMap(({ kind, label, createHref }) => (createHref === null ? [] : [<ConsoleLink key={kind} to={to(createHref)}>{text.addActivity}{text.colon}{pick(label)}</ConsoleLink>]));
  return (
    <Section
      title={text.activities}
      actions={addLinks.length > 0 ? addLinks : undefined}
    >
      <Loaded query={query} bones={2}>
        {(activities) =>
          activities.length === 0 ? (
            <Quiet small title={text.noActivities} />
          ) : (
            <ul className="plain-list">
              {activities.map(({ id, title, trackId, state, consoleHref, closesAt }) => (
                <li key={id}>
                  {consoleHref === null ? pick(title) : <ConsoleLink to={consoleHref}>{pick(title)}</ConsoleLink>} <span className="faint">{[trackName(trackId), state === null ? '' : pick(state)].filter((word) => word !== '').join(' · ')}{closesAt === null ? null : <> · {text.closesAt} <InstantText at={closesAt} /></>}</span>
                </li>
              ))}
            </ul>
          )}
      </Loaded>
    </Section>
  );
}

/** What the content's fields are called, for the list of changes. */
function useFieldNames(): Readonly<Record<string, string>> {
  const t = useText(campaignConsoleMessages);
  return {
    name: t.name, slug: t.slug, year: t.year, nature: t.nature, approval: t.approval, slogan: t.slogan, summary: t.summary, prose: t.prose, coverFileId: t.cover, coverAlt: t.coverAlt, coHostIds: t.coHosts,
    phases: t.phases, tracks: t.tracks, milestones: t.milestones, media: t.media, units: t.units, audience: t.audience,
  };
}

type Marks = ReturnType<typeof usePunctuation>;

/** A value of the content as words: what people wrote, without ids. */
function inWords(value: unknown, marks: Marks): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map((each) => inWords(each, marks)).join(marks.semicolon) || '—';
  if (typeof value !== 'object') return String(value);
  if ('zh' in value && 'en' in value) return [value.zh, value.en].filter((part) => part !== '').join(' / ') || '—';
  return Object.entries(value).filter(([key]) => key !== 'id').map(([, each]) => inWords(each, marks)).filter((part) => part !== '—').join(marks.and) || '—';
}

function Versions({ campaign }: { campaign: Campaign }) {
  const text = useText(campaignConsoleMessages);
  const names = useFieldNames();
  const marks = usePunctuation();
  const query = useQuery({ queryKey: ['campaign-versions', campaign.id, campaign.version], queryFn: () => campaignSource.versions(campaign.id) });
  return (
    <Section title={text.history}>
      <Loaded query={query} bones={3}>
        {(versions) =>
          versions.length === 0 ? (
            <Quiet small title={text.noHistory} />
          ) : (
            <ol className="plain-list history">
              {versions.map(({ version, at, by, reason, changed }) => (
                <li key={version}>
                  <p className="history-act">{reason === '' ? text.published : reason}</p>
                  <p className="history-who">{by} · <InstantText at={at} as="exact" /></p>
                  {changed.map(({ field, before, after }) => (
                    <details key={field} className="change-list">
                      <summary>{text.changedFields}{text.colon}{names[field] ?? field}</summary>
                      <p><del>{inWords(before, marks)}</del></p>
                      <p><ins>{inWords(after, marks)}</ins></p>
                    </details>
                  ))}
                </li>
              ))}
            </ol>
          )}
      </Loaded>
    </Section>
  );
}

function Detail({ campaign }: { campaign: Campaign }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const name = pick(campaign.name) || text.unnamed;
  const act = (step: Step, happens: string[], done: string, options: { reason?: boolean; danger?: boolean } = {}): Confirmation => ({
    title: `${text[step]}${text.colon}${name}`, happens, verb: text[step], done, ...options, run: (reason) => campaignSource.step(campaign.id, step, campaign.version, options.reason === true ? reason : undefined),
  });
  const confirmations: Record<Step, () => Confirmation> = {
    publish: () => act('publish', [text.happensPublish, text.happensSlug], text.published),
    close: () => act('close', [text.happensClose], text.closed),
    reopen: () => act('reopen', [text.happensReopen], text.reopened, { reason: true }),
    archive: () => act('archive', [text.happensArchive], text.archived, { danger: true }),
    discard: () => act('discard', [text.happensDiscard], text.discarded, { danger: true }),
  };
  const template = (): Confirmation => ({ title: `${text.saveTemplate}${text.colon}${name}`, happens: [], verb: text.saveTemplate, done: text.templateSaved, run: () => campaignSource.saveTemplate(campaign.id, name) });
  const steps = campaign.steps as Step[];
  const finished = () => {
    if (asked?.verb === text.discard) go('/campaigns', { replace: true });
    void client.invalidateQueries({ queryKey: ['campaigns'] });
    void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
  };
  const [first, ...others] = steps;
  const menu = [...others.map((step) => ({ key: step, label: text[step] })), ...(campaign.mayCompose ? [{ key: 'template', label: text.saveTemplate }] : [])];
  return (
    <>
      <PageHeader
        title={name}
        meta={<><StateTag state={campaign.state} /> <span>{pick({ zh: campaign.host.name, en: campaign.host.nameEn })}</span>{campaign.startsOn === null ? null : <span><DayText day={campaign.startsOn} /> – <DayText day={campaign.endsOn} /></span>}</>}
        actions={
          <>
            {campaign.mayCompose && campaign.state !== 'archived' ? <Button type="primary" onClick={() => go(`/campaigns/${campaign.id}/compose`)}>{text.compose}</Button> : null}
            {first === undefined ? null : <Button onClick={() => setAsked(confirmations[first]())}>{text[first]}</Button>}
            {campaign.state === 'draft' ? null : <Button href={publicHref(locale, `/campaigns/${campaign.slug}`)} target="_blank">{text.openPage}</Button>}
            {menu.length === 0 ? null : <Dropdown menu={{ items: menu, onClick: ({ key }) => setAsked(key === 'template' ? template() : confirmations[key as Step]()) }}><Button aria-label={text.more}>…</Button></Dropdown>}
          </>
        }
      />
      <Beside
        main={
          <>
            <Timeline content={campaign.content} />
            {campaign.state === 'draft' ? null : <FigureSection campaign={campaign} />}
            <Activities campaign={campaign} />
            {campaign.state === 'draft' ? null : <Section title={text.bulletins} actions={<ConsoleLink to={`/campaigns/${campaign.id}/bulletins`}>{text.toBulletins}</ConsoleLink>}>{null}</Section>}
            <Section title={text.details}>
              <DescriptionList
                items={[
                  { label: text.slogan, value: pick(campaign.content.slogan) },
                  { label: text.tracks, value: campaign.content.tracks.map((track) => pick(track.name)).join(text.comma) },
                  { label: text.summary, value: pick(campaign.content.summary), wide: true },
                  { label: text.approval, value: pick(campaign.content.approval.basis), wide: true },
                ]}
              />
            </Section>
          </>
        }
        aside={campaign.state === 'draft' ? null : <><FactsPanel query={{ node: campaign.host.id, campaign: campaign.id }} /><Versions campaign={campaign} /></>}
      />
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={finished} />
    </>
  );
}

/** One campaign: where it stands, its figures, activities and changes. */
export default function CampaignPage() {
  const { campaignId } = useRouteParams<'campaignId'>();
  const query = useQuery({ queryKey: ['campaign', campaignId], queryFn: ({ signal }) => campaignSource.one(campaignId, signal) });
  return <Loaded query={query}>{(campaign) => <Detail campaign={campaign} />}</Loaded>;
}
