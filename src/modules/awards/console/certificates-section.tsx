import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
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

function Line({ certificate, finished }: { certificate: Certificate; finished: () => void }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const { and } = usePunctuation();
  const valid = certificate.revokedAt === null;
  return (
    <li>
      <div>
        <p>{certificate.number} <StatusTag tone={valid ? 'good' : 'bad'}>{valid ? text.valid : text.revoked}</StatusTag></p>
        <p className="faint">{[pick(HOLDER_NAMES[certificate.holder]), certificate.credits.join(and)].filter((part) => part !== '').join(' · ')}</p>
        <p className="faint">{pick(certificate.category)} · {pick(certificate.level)} · {pick(certificate.title)}</p>
        {valid ? null : <p className="faint">{certificate.revokedReason}</p>}
        <p><a href={`${locale === 'en' ? '/en' : ''}/certificates/${certificate.code}`} target="_blank" rel="noreferrer">{text.checkPage} · {certificate.code}</a></p>
      </div>
      {valid ? (
        <div className="actions">
          <DownloadButton from={`/api/certificates/${certificate.id}/pdf`}>{text.pdf}</DownloadButton>
          <ConfirmAction danger reason title={`${text.revokeCertificate} · ${certificate.number}`} happens={text.happensRevokeCertificate.split('\n')} verb={text.revokeCertificate} done={text.didRevokeCertificate} run={(reason) => awardSource.revokeCertificate(certificate.id, reason)} finished={finished}>{text.revokeCertificate}</ConfirmAction>
        </div>
      ) : null}
    </li>
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
      <Loaded query={certificates}>{(rows) => (rows.length === 0 ? <Quiet small title={text.noCertificates} /> : <ul className="plain-list awards-lines">{rows.map((certificate) => <Line key={certificate.id} certificate={certificate} finished={finished} />)}</ul>)}</Loaded>
    </Section>
  );
}
