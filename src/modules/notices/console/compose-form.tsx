import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { zonedParts } from '../../../platform/calendar/zoned-time.ts';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { getJson } from '../../../console/shared/api-client.ts';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { useGo } from '../../../console/shared/console-link.tsx';
import { FileUploader } from '../../../console/shared/file-uploader.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Organization } from '../../organizations/organizations.schemas.ts';
import { bodyBlocks } from '../body.rules.ts';
import type { Notice } from '../notices.schemas.ts';
import { AudienceFields } from './audience-fields.tsx';
import { BodyEditor } from './body-editor.tsx';
import { composeMessages } from './compose.messages.ts';
import { type ComposeValues, draftOf, valuesOf } from './compose-values.ts';
import { DocumentPaper } from './document-view.tsx';
import { forgetErrors } from './forget-errors.ts';
import { FormBuilder } from './form-builder.tsx';
import { InstantInput } from './instant-input.tsx';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';

// A box that scrolls must be reached by keyboard (WCAG 2.1.1).
const SCROLLS = { role: 'region', tabIndex: 0 } as const;
const MOST_BYTES = 50 * 1024 * 1024;
const tags = { mode: 'tags' as const, open: false, suffixIcon: null, tokenSeparators: ['、', '；', ';'] };
const hourTags = { mode: 'tags' as const, open: false, suffixIcon: null, tokenSeparators: ['、', '，', ',', ' '] };
const hours = (values: readonly (string | number)[]) => values.map(Number).filter((value) => Number.isInteger(value) && value > 0);

function TextFields({ values, issuerId }: { values: ComposeValues; issuerId: string }) {
  const issuer = useQuery({ queryKey: ['organizations', 'one', issuerId], queryFn: ({ signal }) => getJson<Organization>(`/api/organizations/${issuerId}`, signal) });
  const text = useText(composeMessages);
  const { colon } = usePunctuation();
  const body = bodyBlocks(values.body);
  return (
    <Section title={text.text}>
      <div className="compose-text">
        <div>
          <Form.Item name="title" label={text.title}><Input.TextArea autoSize maxLength={200} /></Form.Item>
          <div className="field-row">
            <Form.Item name="series" label={text.series} extra={text.seriesHint}><Input maxLength={20} /></Form.Item>
            <Form.Item name="addressees" label={text.addressees} extra={text.addresseesHint}><Select {...tags} /></Form.Item>
          </div>
          <Form.Item name="body" label={text.body} extra={text.bodyHint}><BodyEditor /></Form.Item>
          <Form.Item name="cc" label={text.cc}><Select {...tags} /></Form.Item>
          <Form.Item name="files" label={text.attachments}><FileUploader purpose="document" kinds={text.kinds} maxSize={MOST_BYTES} max={20} /></Form.Item>
          {values.files.map((file) => <Form.Item key={file.id} name={['titles', file.id]} label={text.attachmentTitle + colon + file.name}><Input maxLength={120} placeholder={file.name} /></Form.Item>)}
        </div>
        <div className="compose-preview" {...SCROLLS} aria-label={text.preview}>
          {body.length === 0 ? <p className="faint">{text.nothing}</p> : <DocumentPaper title={values.title} number={null} body={body as Notice['body']} addressees={values.addressees} cc={values.cc} sentAt={null} issuers={[issuer.data?.name ?? '']} attachmentTitles={values.files.map((file) => values.titles[file.id] ?? file.name)} />}
        </div>
      </div>
    </Section>
  );
}

function AskFields({ values }: { values: ComposeValues }) {
  const text = useText(composeMessages);
  return (
    <Section title={text.asks}>
      <div className="actions">
        <Form.Item name="wantsReceipt" valuePropName="checked" noStyle><Checkbox>{text.wantsReceipt}</Checkbox></Form.Item>
        <Form.Item name="wantsReturn" valuePropName="checked" noStyle><Checkbox>{text.wantsReturn}</Checkbox></Form.Item>
      </div>
      {values.wantsReceipt || values.wantsReturn ? (
        <div className="field-row">
          <Form.Item name="dueAt" label={text.due} required={values.wantsReturn}><InstantInput /></Form.Item>
          <Form.Item name="remindBefore" label={text.before} normalize={hours} extra={text.quiet}><Select {...hourTags} /></Form.Item>
          <Form.Item name="remindAfter" label={text.after} normalize={hours}><Select {...hourTags} /></Form.Item>
        </div>
      ) : null}
      {values.wantsReturn ? (
        <>
          <Form.Item name={['form', 'note']} label={text.formNote}><Input.TextArea autoSize maxLength={500} /></Form.Item>
          <h3>{text.fields}</h3>
          <p className="section-hint">{text.asksHint} {text.mobileHint}</p>
          <FormBuilder fields={values.form.fields} />
        </>
      ) : null}
    </Section>
  );
}

/** The form of a draft: text with a preview, audience with its count, what is asked. Saving gives it no number; sending does. */
export function ComposeForm({ notice, officeId, campaignId = null }: { notice: Notice | null; officeId: string; campaignId?: string | null }) {
  const text = useText(composeMessages);
  const words = useText(listMessages);
  const locale = useLocale();
  const now = useNow();
  const go = useGo();
  const client = useQueryClient();
  const { offices } = useOffice();
  const { form, problem, shown, pending, submit } = useFormProblems<ComposeValues>();
  const initial = useMemo(() => valuesOf(notice, officeId, campaignId), [notice, officeId, campaignId]);
  const values = { ...initial, ...((Form.useWatch([], { form, preserve: true }) ?? {}) as Partial<ComposeValues>) };
  const { colon } = usePunctuation();
  const [saved, setSaved] = useState<{ id: string; version: number } | null>(notice === null ? null : { id: notice.id, version: notice.version });
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const issuer = notice?.issuer.name ?? offices.find(({ id }) => id === officeId)?.name ?? '';

  const save = async () => {
    const draft = draftOf({ ...initial, ...(form.getFieldsValue(true) as ComposeValues) });
    const kept = saved === null ? await notices.draft(draft) : await notices.change(saved.id, saved.version, draft);
    setSaved({ id: kept.id, version: kept.version });
    void client.invalidateQueries({ queryKey: ['notices', 'list'] });
    return kept;
  };
  const keep = () =>
    submit(save, ({ id }) => {
      say.done(text.saved);
      if (notice === null) go(`/notices/${id}/edit`, { replace: true });
    });
  const send = () =>
    submit(async () => {
      const kept = await save();
      return { kept, preview: await notices.previewSending(kept.id) };
    }, ({ kept, preview }) => {
      const held = preview.held.filter(({ heldFor }) => heldFor === preview.audience.total).map(({ label }) => text.held({ label }));
      setAsked({
        title: text.send + colon + kept.title, verb: text.send, done: words.sentDone,
        happens: [words.sendHappens({ count: formatNumber(preview.audience.total, locale) }), words.sendNumber({ series: kept.series, year: zonedParts(now).year }), words.sendFixed, ...(preview.allHeld ? [text.allHeld] : held)],
        run: async () => {
          await notices.send(kept.id, kept.version);
          void client.invalidateQueries({ queryKey: ['notices'] });
          go(`/notices/${kept.id}`, { replace: true });
        },
      });
    });
  const remove: Confirmation | null = saved === null ? null : {
    title: text.remove, happens: [words.removeHappens], danger: true, verb: text.remove, done: words.removed,
    run: async () => {
      await notices.remove(saved.id, saved.version);
      void client.invalidateQueries({ queryKey: ['notices', 'list'] });
      go('/notices?box=drafts', { replace: true });
    },
  };
  return (
    <>
      <PageHeader title={saved === null ? text.newTitle : text.editTitle} meta={<span>{issuer}</span>} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={(changed) => forgetErrors(form, changed)} onFinish={() => void keep()} className="compose">
        <TextFields values={values} issuerId={initial.issuerId} />
        <Section title={text.audience}><AudienceFields issuerId={initial.issuerId} audience={values.audience} /></Section>
        <AskFields values={values} />
        <ProblemAlert error={problem} shown={shown} />
        {problem?.code === 'state.stale' ? <Alert type="warning" showIcon title={text.stale} action={<Button onClick={() => void client.invalidateQueries({ queryKey: ['notices', 'draft'] })}>{text.reload}</Button>} /> : null}
        <div className="actions compose-actions">
          <Button type="primary" loading={pending} onClick={() => void send()}>{text.send}</Button>
          <Button htmlType="submit" loading={pending}>{text.save}</Button>
          {remove === null ? null : <Button type="text" danger onClick={() => setAsked(remove)}>{text.remove}</Button>}
        </div>
      </Form>
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} />
    </>
  );
}
