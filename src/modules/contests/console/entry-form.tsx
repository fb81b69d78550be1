import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { labelsOf, maxBytesOf } from '../../../platform/files/file-types.ts';
import { useGo } from '../../../console/shared/console-link.tsx';
import { FileUploader, type UploadedFile } from '../../../console/shared/file-uploader.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Author, Contest, Entry, EntryContent } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { contestKeys, contestSource } from './source.ts';

interface Values {
  categoryId: string;
  nodeId: string;
  title: { zh: string; en: string };
  body: string;
  caption: { zh: string; en: string };
  fileIds: UploadedFile[];
  authors: Pick<Author, 'name' | 'credit' | 'address'>[];
  over14: boolean;
}

const REST_MS = 1500;

const contentOf = (values: Partial<Values>, complete: boolean): EntryContent => ({
  title: { zh: values.title?.zh?.trim() ?? '', en: values.title?.en?.trim() ?? '' }, body: values.body ?? '', caption: { zh: values.caption?.zh?.trim() ?? '', en: values.caption?.en?.trim() ?? '' }, fileIds: (values.fileIds ?? []).map(({ id }) => id),
  // A draft keeps authors as far as they are named.
  authors: (values.authors ?? []).filter((author) => complete || (author.name ?? '').trim() !== '').map(({ name, credit, address }) => ({ name: (name ?? '').trim(), credit, address, under14: complete && values.over14 !== true })),
});

/** Keeps the draft while it is typed: a pause of typing saves it, one request at a time. */
function useDraft(contest: Contest, entry: Entry | null, read: () => Partial<Values>) {
  const saved = useRef(entry === null ? null : { id: entry.id, version: entry.version });
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [state, setState] = useState<'still' | 'unsaved' | 'saving' | Date>('still');
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (submit: boolean): Promise<Entry> => {
    clearTimeout(timer.current);
    const next = chain.current.catch(() => undefined).then(async () => {
      setState('saving');
      const values = read();
      try {
        const now = saved.current;
        const answer = now === null ? await contestSource.enter(contest.id, { ...contentOf(values, submit), categoryId: values.categoryId ?? '', nodeId: values.nodeId ?? '', submit }) : await contestSource.edit(now.id, { ...contentOf(values, submit), version: now.version, submit, categoryId: values.categoryId, nodeId: values.nodeId });
        saved.current = { id: answer.id, version: answer.version };
        setState(new Date());
        return answer;
      } catch (error) {
        setState('unsaved');
        throw error;
      }
    });
    chain.current = next;
    return next;
  };
  const touch = () => {
    setState('unsaved');
    clearTimeout(timer.current);
    const { categoryId, nodeId } = read();
    if (categoryId === undefined || nodeId === undefined || nodeId === '') return;
    // What a pause cannot save yet, the person's own saving tells at the fields.
    timer.current = setTimeout(() => void send(false).catch(() => undefined), REST_MS);
  };
  return { state, send, touch };
}

function Authors() {
  const text = useText(contestConsoleMessages);
  return (
    <Section title={text.authors} hint={text.creditHint}>
      <Form.List name="authors">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <fieldset key={field.key} className="setup-group">
                <legend>{text.authorNumber({ number: index + 1 })}</legend>
                <div className="setup-columns">
                  <Form.Item name={[field.name, 'name']} label={text.authorName} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
                  <Form.Item name={[field.name, 'address']} label={text.address}><Select options={(['mr', 'ms', 'pupil'] as const).map((value) => ({ value, label: text[value] }))} /></Form.Item>
                  <Form.Item name={[field.name, 'credit']} label={text.credit}><Select options={(['masked', 'full', 'unit-only'] as const).map((value) => ({ value, label: text[`credit_${value}`] }))} /></Form.Item>
                </div>
                {fields.length === 1 ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{text.removeAuthor}</Button>}
              </fieldset>
            ))}
            {fields.length >= 10 ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: '', credit: 'masked', address: 'mr' })}>{text.addAuthor}</Button>}
          </>
        )}
      </Form.List>
      <Form.Item name="over14" valuePropName="checked" rules={[{ validator: (_, value) => (value === true ? Promise.resolve() : Promise.reject(new Error(text.over14Needed))) }]}><Checkbox>{text.over14}</Checkbox></Form.Item>
    </Section>
  );
}

/** The form of an entry for a unit. A draft is saved as it is typed; handing in asks for everything. */
export function EntryForm({ contest, entry, files }: { contest: Contest; entry: Entry | null; files: readonly UploadedFile[] }) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const { office } = useOffice();
  const { form, submit, pending, problem, shown } = useFormProblems<Values>();
  const draft = useDraft(contest, entry, () => form.getFieldsValue(true) as Partial<Values>);
  const [first] = contest.categories;
  const categoryId = (Form.useWatch('categoryId', form) as string | undefined) ?? entry?.categoryId ?? first?.id;
  const body = (Form.useWatch('body', form) as string | undefined) ?? '';
  const category = contest.categories.find(({ id }) => id === categoryId) ?? first!;
  const purpose = category.kind === 'film' ? 'film' : 'picture';
  const finish = (handIn: boolean) =>
    submit(() => draft.send(handIn), ({ id }) => {
      void client.invalidateQueries({ queryKey: contestKeys.entries });
      say.done(handIn ? text.handedIn : text.saved);
      go(`/entries/${id}`);
    });
  const said = draft.state === 'still' ? '' : draft.state === 'saving' ? text.saving : draft.state === 'unsaved' ? text.unsaved : text.draftSavedAt({ at: draft.state.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }) });
  const count = [...body.trim()].length;
  const placed = entry !== null && entry.submittedAt !== null;
  return (
    <>
      <PageHeader title={entry === null ? text.enter : `${text.edit} · ${pick(entry.title) || '—'}`} meta={<span>{pick(contest.title)}</span>} {...(entry === null ? {} : { above: [{ to: `/entries/${entry.id}`, label: pick(entry.title) || '—' }] })} />
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        onValuesChange={draft.touch}
        onFinish={() => void finish(true)}
        initialValues={{
          categoryId: entry?.categoryId ?? first?.id, nodeId: entry?.node.id ?? office?.id, title: entry?.title ?? { zh: '', en: '' }, body: entry?.body ?? '', caption: entry?.caption ?? { zh: '', en: '' }, fileIds: [...files],
          authors: entry === null || entry.authors.length === 0 ? [{ name: '', credit: 'masked', address: 'mr' }] : entry.authors, over14: entry !== null && entry.state === 'returned',
        }}
      >
        <Section title={text.details}>
          <div className="setup-columns">
            <Form.Item name="categoryId" label={text.category} extra={pick(category.hint) || undefined}><Select disabled={placed} options={contest.categories.map(({ id, name }) => ({ value: id, label: pick(name) }))} /></Form.Item>
            <Form.Item name="nodeId" label={text.unit} rules={[{ required: true, message: text.needed }]}><OrgTreeSelect disabled={placed} {...(office === null ? {} : { under: office.id })} /></Form.Item>
          </div>
          <Form.Item name={['title', 'zh']} label={text.entryTitleZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={100} showCount /></Form.Item>
          <Form.Item name={['title', 'en']} label={text.entryTitleEn}><Input maxLength={300} /></Form.Item>
          {category.kind === 'text' || body !== '' ? (
            <Form.Item name="body" label={text.body} extra={category.kind === 'text' ? text.characters({ count, min: Math.max(1, category.minCharacters), max: category.maxCharacters }) : undefined}><Input.TextArea autoSize={{ minRows: 10, maxRows: 30 }} maxLength={20000} /></Form.Item>
          ) : null}
          {category.maxFiles === 0 ? null : (
            <Form.Item name="fileIds" label={text.files}><FileUploader purpose={purpose} kinds={labelsOf(purpose)} maxSize={maxBytesOf(purpose)} max={category.maxFiles} accept={purpose === 'film' ? 'video/*' : 'image/*'} /></Form.Item>
          )}
          <Form.Item name={['caption', 'zh']} label={text.captionZh}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount /></Form.Item>
          <Form.Item name={['caption', 'en']} label={text.captionEn}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1500} /></Form.Item>
        </Section>
        <Authors />
        <ProblemAlert error={problem} shown={shown} />
        <div className="setup-foot">
          <Button type="primary" htmlType="submit" loading={pending}>{text.handIn}</Button>
          <Button onClick={() => void finish(false)}>{text.saveDraft}</Button>
          <span className="faint" role="status">{said}</span>
        </div>
      </Form>
    </>
  );
}
