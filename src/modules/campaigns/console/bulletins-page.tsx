import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import { piecesOf } from '../bulletins/bulletins.rules.ts';
import type { Bulletin, BulletinDraft } from '../bulletins/bulletins.schemas.ts';
import type { Campaign } from '../campaigns.schemas.ts';
import { BilingualField, Rows } from './composer-fields.tsx';
import { campaignConsoleMessages } from './console.messages.ts';
import { campaignSource } from './source.ts';

/** The text with its figures in place, each opening its records. */
function Filled({ bulletin }: { bulletin: Bulletin }) {
  const locale = useLocale();
  const pick = usePick();
  return (
    <p style={{ whiteSpace: 'pre-line' }}>
      {piecesOf(pick(bulletin.body)).map((piece, index) => {
        if ('text' in piece) return <span key={index}>{piece.text}</span>;
        const figure = bulletin.shown[piece.figure];
        return figure === undefined ? null : <a key={index} href={locale === 'en' ? `/en${figure.records}` : figure.records} target="_blank" rel="noreferrer" title={pick(figure.label)}>{formatNumber(figure.value, locale)}</a>;
      })}
    </p>
  );
}

/** A day of a form kept as text, `2026-03-05`, in the browser's own date field. */
function DayInput({ id, value, onChange, label }: { id?: string; value?: string; onChange?: (day: string) => void; label: string }) {
  return <input {...(id === undefined ? {} : { id })} type="date" className="ant-input" aria-label={label} value={value ?? ''} onChange={(event) => onChange?.(event.target.value)} />;
}

function Editor({ campaign, bulletin, done }: { campaign: Campaign; bulletin: Bulletin | null; done: () => void }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const { form, submit, pending, problem, shown } = useFormProblems<BulletinDraft>();
  const kinds = useQuery({ queryKey: ['campaign-figure-kinds'], queryFn: campaignSource.figureKinds });
  const save = (values: BulletinDraft) => submit(() => (bulletin === null ? campaignSource.createBulletin(campaign.id, values) : campaignSource.changeBulletin(bulletin.id, { ...values, version: bulletin.version })), done);
  const fresh = { nodeId: campaign.host.id, kind: kinds.data?.[0]?.kind ?? '', from: campaign.startsOn ?? '', to: campaign.endsOn ?? '', withinCampaign: true };
  return (
    <Section title={bulletin === null ? text.newBulletin : text.editBulletin} hint={text.bodyHint}>
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)} initialValues={bulletin ?? { title: { zh: '', en: '' }, body: { zh: '', en: '' }, figures: [] }}>
        <BilingualField name={['title']} label={text.title} max={120} />
        <BilingualField name={['body']} label={text.body} max={8000} lines={6} />
        <Rows name={['figures']} label={text.figure} fresh={fresh}>
          {(index) => (
            <div className="bilingual">
              <Form.Item name={[index, 'kind']} label={`{${index + 1}} ${text.kind}`}><Select options={(kinds.data ?? []).map(({ kind, label }) => ({ value: kind, label: pick(label) }))} /></Form.Item>
              <Form.Item name={[index, 'nodeId']} label={text.region}><OrgTreeSelect under={campaign.host.id} /></Form.Item>
              <Form.Item name={[index, 'from']} label={text.from}><DayInput label={text.from} /></Form.Item>
              <Form.Item name={[index, 'to']} label={text.to}><DayInput label={text.to} /></Form.Item>
              <Form.Item name={[index, 'withinCampaign']} valuePropName="checked"><Checkbox>{text.withinCampaign}</Checkbox></Form.Item>
            </div>
          )}
        </Rows>
        <ProblemAlert error={problem} shown={shown} />
        <div className="composer-foot"><Button type="primary" htmlType="submit" loading={pending}>{text.save}</Button></div>
      </Form>
    </Section>
  );
}

function Bulletins({ campaign }: { campaign: Campaign }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const key = ['campaign-bulletins', campaign.id];
  const query = useQuery({ queryKey: key, queryFn: () => campaignSource.bulletins(campaign.id) });
  const [edited, setEdited] = useState<Bulletin | 'new' | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: key });
  const publish = (bulletin: Bulletin): Confirmation => ({ title: `${text.publish}${text.colon}${pick(bulletin.title)}`, happens: [text.publishHappens], verb: text.publish, done: text.published, run: () => campaignSource.publishBulletin(bulletin.id, bulletin.version) });
  const withdraw = (bulletin: Bulletin): Confirmation => ({ title: `${text.withdraw}${text.colon}${pick(bulletin.title)}`, happens: [text.withdrawHappens], verb: text.withdraw, done: text.withdrawn, reason: true, danger: true, run: (reason) => campaignSource.withdrawBulletin(bulletin.id, bulletin.version, reason) });
  const mayWrite = campaign.mayEditProse && campaign.state !== 'archived';
  return (
    <>
      <PageHeader above={[{ to: `/campaigns/${campaign.id}`, label: pick(campaign.name) }]} actions={mayWrite ? <Button type="primary" onClick={() => setEdited('new')}>{text.newBulletin}</Button> : undefined} />
      {edited === null ? null : <Editor key={edited === 'new' ? 'new' : edited.id} campaign={campaign} bulletin={edited === 'new' ? null : edited} done={() => { setEdited(null); refresh(); }} />}
      <Loaded query={query}>
        {(bulletins) =>
          bulletins.length === 0 ? (
            <Quiet title={text.noBulletins} hint={text.bodyHint} />
          ) : (
            <>
              {bulletins.map((bulletin) => (
                <Section
                  key={bulletin.id}
                  title={pick(bulletin.title)}
                  hint={<>{bulletin.state === 'draft' ? <StatusTag tone="waiting">{text.draft}</StatusTag> : bulletin.state === 'published' ? <StatusTag tone="good">{text.published}</StatusTag> : <StatusTag tone="still">{text.withdrawn}</StatusTag>} <InstantText at={bulletin.publishedAt ?? bulletin.updatedAt} as="exact" /></>}
                  actions={
                    <>
                      {mayWrite && bulletin.state === 'draft' ? <Button onClick={() => setEdited(bulletin)}>{text.editBulletin}</Button> : null}
                      {campaign.mayPublish && bulletin.state === 'draft' ? <Button type="primary" onClick={() => setAsked(publish(bulletin))}>{text.publish}</Button> : null}
                      {campaign.mayPublish && bulletin.state === 'published' ? <Button danger onClick={() => setAsked(withdraw(bulletin))}>{text.withdraw}</Button> : null}
                    </>
                  }
                >
                  <Filled bulletin={bulletin} />
                </Section>
              ))}
            </>
          )}
      </Loaded>
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={refresh} />
    </>
  );
}

/** Progress bulletins of a campaign: written with figures of the ledger, published, withdrawn. */
export default function BulletinsPage() {
  const { campaignId } = useRouteParams<'campaignId'>();
  const query = useQuery({ queryKey: ['campaign', campaignId], queryFn: ({ signal }) => campaignSource.one(campaignId, signal) });
  return <Loaded query={query}>{(campaign) => <Bulletins campaign={campaign} />}</Loaded>;
}
