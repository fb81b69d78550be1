import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { download } from '../../../console/shared/download.ts';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { type LongTask, TaskProgress, useLongTask } from '../../../console/shared/long-task.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { Batch, Certificate } from '../awards.schemas.ts';
import { type Holder, HOLDER_NAMES, HOLDERS } from '../awards.words.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { localPage } from './local-page.ts';
import { awardKeys, awardSource } from './source.ts';

function BatchLine({ batch, ended }: { batch: Batch; ended: () => void }) {
  const text = useText(awardConsoleMessages);
  const running = batch.state === 'waiting' || batch.state === 'running';
  const task = useLongTask<Batch & LongTask>(running ? `/api/certificate-batches/${batch.id}` : null, ended);
  const now = task.data ?? batch;
  return (
    <li>
      <div className="awards-batch">
        <p className="faint"><InstantText at={batch.askedAt} /> · {batch.form.toUpperCase()}</p>
        <TaskProgress task={now} label={text.batch} />
      </div>
      {now.file === null ? null : <DownloadButton from={now.file.url}>{text.downloadBatch}</DownloadButton>}
    </li>
  );
}

function Issued({ certificates, contestId }: { certificates: readonly Certificate[]; contestId: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const client = useQueryClient();
  const { and } = usePunctuation();
  const revoke = async (id: string, reason: string) => {
    await awardSource.revokeCertificate(id, reason);
    await client.invalidateQueries({ queryKey: awardKeys.all });
  };
  return (
    <DataTable<Certificate>
      name="awards.certificates" label={text.certificates} addressPrefix="certificates." queryKey={[...awardKeys.of(contestId, 'issued'), certificates]} search={text.searchCertificates}
      load={async (query) => localPage(certificates, query, (each) => [each.number, each.code, each.title.zh, each.title.en, each.level.zh, ...each.credits].join(' '))}
      rowKey={({ id }) => id} rowName={({ number }) => number}
      columns={[
        { key: 'number', title: text.number, width: 210, render: ({ number }) => number },
        { key: 'credits', title: text.madeOutTo, render: ({ holder, credits, unit }) => <>{credits.length === 0 ? pick(unit) : credits.join(and)} <span className="faint">{pick(HOLDER_NAMES[holder])}</span></> },
        { key: 'award', title: text.level, width: 220, render: ({ category, level }) => `${pick(category)} · ${pick(level)}` },
        { key: 'title', title: text.work, width: 180, render: ({ title }) => pick(title) },
        { key: 'check', title: text.checkPage, width: 190, render: ({ code }) => <a href={`${locale === 'en' ? '/en' : ''}/certificates/${code}`} target="_blank" rel="noreferrer" aria-label={`${text.checkPage} · ${code}`}>{code}</a> },
        { key: 'state', title: text.state, width: 150, render: ({ revokedAt, revokedReason }) => (revokedAt === null ? <StatusTag tone="good">{text.valid}</StatusTag> : <><StatusTag tone="bad">{text.revoked}</StatusTag> {revokedReason}</>) },
      ]}
      rowActions={(each) => (each.revokedAt === null ? [
        { key: 'pdf', label: text.pdf, run: () => download(`/api/certificates/${each.id}/pdf`) },
        { key: 'revoke', label: text.revokeCertificate, danger: true, confirm: { title: `${text.revokeCertificate} · ${each.number}`, happens: text.happensRevokeCertificate.split('\n'), danger: true, reason: true, verb: text.revokeCertificate, done: text.didRevokeCertificate, run: (reason) => revoke(each.id, reason) } },
      ] : [])}
      empty={{ title: text.noCertificates }}
    />
  );
}

/** Certificates of a contest: making them, how far that is, and revoking one. */
export function CertificatesSection({ contestId }: { contestId: string }) {
  const text = useText(awardConsoleMessages);
  const client = useQueryClient();
  const certificates = useQuery({ queryKey: awardKeys.of(contestId, 'certificates'), queryFn: ({ signal }) => awardSource.certificates(contestId, signal) });
  const batches = useQuery({ queryKey: awardKeys.of(contestId, 'batches'), queryFn: ({ signal }) => awardSource.batches(contestId, signal) });
  const awards = useQuery({ queryKey: awardKeys.of(contestId, 'awards'), queryFn: ({ signal }) => awardSource.awards(contestId, signal) });
  const finished = () => void client.invalidateQueries({ queryKey: awardKeys.all });
  const [holders, setHolders] = useState<readonly Holder[]>(['work']);
  const issue = async (form: 'pdf' | 'zip') => {
    try {
      await awardSource.issue(contestId, form, holders);
      say.done(text.started);
      finished();
    } catch (error) {
      say.problem(error);
    }
  };
  if ((awards.data ?? []).every(({ revokedAt }) => revokedAt !== null) && (certificates.data ?? []).length === 0) return null;
  return (
    <Section title={text.certificates} hint={text.certificatesHint} actions={<><Button type="primary" disabled={holders.length === 0} onClick={() => void issue('pdf')}>{text.issuePdf}</Button><Button disabled={holders.length === 0} onClick={() => void issue('zip')}>{text.issueZip}</Button></>}>
      <fieldset className="awards-holders">
        <legend>{text.holdersLabel}</legend>
        <Checkbox.Group value={[...holders]} onChange={setHolders} options={HOLDERS.map((value) => ({ value, label: text[`holder_${value}`] }))} />
      </fieldset>
      <Loaded query={batches}>{(rows) => (rows.length === 0 ? null : <ul className="plain-list awards-lines">{rows.slice(0, 3).map((batch) => <BatchLine key={batch.id} batch={batch} ended={finished} />)}</ul>)}</Loaded>
      <Loaded query={certificates}>{(rows) => (rows.length === 0 ? <Quiet small title={text.noCertificates} /> : <Issued certificates={rows} contestId={contestId} />)}</Loaded>
    </Section>
  );
}
