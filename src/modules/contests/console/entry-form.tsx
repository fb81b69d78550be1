import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useRef } from 'react';
import { acceptOf, labelsOf, maxBytesOf } from '../../../platform/files/file-types.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import { useGo } from '../../../console/shared/console-link.tsx';
import { FileUploader, type UploadedFile } from '../../../console/shared/file-uploader.tsx';
import { AnswerFields } from '../../../console/shared/forms/answer-fields.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { asProblem } from '../../../console/shared/problem-error.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Contest, Entry } from '../contests.schemas.ts';
import { isTyped, purposeOf } from '../entries/category-files.ts';
import { agesInWords, declarationsFor } from '../entries/eligibility.rules.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { toldOfJudges } from '../entry-form/reviewed.rules.ts';
import { AuthorsFields } from './author-fields.tsx';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { type EntryValues, entryValues, withIds } from './entry-values.ts';
import { FilmNotice } from './film-notice.tsx';
import { contestKeys } from './source.ts';
import { useEntryDraft } from './use-entry-draft.ts';

type Category = Contest['categories'][number];
type Going = (key: string, count: number) => void;

const MIB = 1024 * 1024;

/** Title, text, files and caption, as the category asks for them. */
function WorkFields({ category, onGoing }: { category: Category; onGoing: Going }) {
  const text = useText(contestConsoleMessages);
  const words = useText(entryMessages);
  const body = (Form.useWatch('body') as string | undefined) ?? '';
  const purpose = purposeOf(category.kind);
  const typed = isTyped(category.kind);
  const largest = Math.min(maxBytesOf(purpose), category.maxMegabytes === null ? Number.POSITIVE_INFINITY : category.maxMegabytes * MIB);
  return (
    <>
      <Form.Item name={['title', 'zh']} label={text.entryTitleZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={100} showCount /></Form.Item>
      <Form.Item name={['title', 'en']} label={text.entryTitleEn}><Input maxLength={300} /></Form.Item>
      {typed || body !== '' ? (
        <Form.Item name="body" label={text.body} extra={typed ? text.characters({ count: [...body.trim()].length, min: Math.max(1, category.minCharacters), max: category.maxCharacters }) : undefined}><Input.TextArea autoSize={{ minRows: 10, maxRows: 30 }} maxLength={20_000} /></Form.Item>
      ) : null}
      {category.kind === 'film' ? <FilmNotice /> : null}
      {category.maxFiles === 0 ? null : (
        <Form.Item name="fileIds" label={category.kind === 'article' ? words.manuscript : category.kind === 'audio' ? words.audioFile : text.files} extra={category.kind === 'article' ? words.manuscriptHint : undefined}>
          <FileUploader purpose={purpose} kinds={labelsOf(purpose)} maxSize={largest} max={category.maxFiles} accept={acceptOf(purpose)} onGoing={(count) => onGoing('fileIds', count)} />
        </Form.Item>
      )}
      <Form.Item name={['caption', 'zh']} label={text.captionZh}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount /></Form.Item>
      <Form.Item name={['caption', 'en']} label={text.captionEn}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1500} /></Form.Item>
    </>
  );
}

/** What the category asks beside the work: its questions and what is declared of its conditions. */
function FurtherFields({ category, onGoing }: { category: Category; onGoing: Going }) {
  const words = useText(entryMessages);
  const pick = usePick();
  const declares = declarationsFor(category.eligibility, 'unit').includes('ages');
  if (category.form.questions.length === 0 && !declares) return null;
  return (
    <Section title={words.questions}>
      {declares ? <Form.Item name={['declared', 'ages']} label={words.eligibility} valuePropName="checked"><Checkbox>{words.declareAges({ ages: pick(agesInWords(category.eligibility)) })}</Checkbox></Form.Item> : null}
      <AnswerFields form={toldOfJudges(category.form as FormDefinition)} registry={contestQuestions} onGoing={onGoing} />
    </Section>
  );
}

/** The form of an entry for a unit. A draft is saved as it is typed; handing in asks for everything. */
export function EntryForm({ contest, entry, files }: { contest: Contest; entry: Entry | null; files: readonly UploadedFile[] }) {
  const text = useText(contestConsoleMessages);
  const words = useText(entryMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { office } = useOffice();
  const { form, submit, pending, problem, shown } = useFormProblems<EntryValues>();
  const going = useRef(new Map<string, number>());
  const onGoing: Going = (key, count) => void going.current.set(key, count);
  const draft = useEntryDraft(contest, entry, () => form.getFieldsValue(true) as Partial<EntryValues>, (saved) => form.setFieldValue('authors', withIds(form.getFieldValue('authors') as EntryValues['authors'], saved.authors)));
  const [first] = contest.categories;
  const categoryId = (Form.useWatch('categoryId', form) as string | undefined) ?? entry?.categoryId ?? first?.id;
  const category = contest.categories.find(({ id }) => id === categoryId) ?? first!;
  const send = (handIn: boolean) =>
    draft.send(handIn).catch((error: unknown) => {
      // The questions as they are now take the place of those that were asked; what was typed stays.
      if (asProblem(error).code === 'form.changed') void client.invalidateQueries({ queryKey: contestKeys.contests }).then(() => client.invalidateQueries({ queryKey: contestKeys.entries }));
      throw error;
    });
  const finish = (handIn: boolean) =>
    submit(() => send(handIn), ({ id }) => {
      void client.invalidateQueries({ queryKey: contestKeys.entries });
      say.done(handIn ? text.handedIn : text.saved);
      go(`/entries/${id}`);
    });
  const said = draft.state === 'still' ? '' : draft.state === 'saving' ? text.saving : draft.state === 'unsaved' ? text.unsaved : <>{text.draftSaved} <InstantText at={draft.state} as="exact" /></>;
  const placed = entry !== null && entry.submittedAt !== null;
  const title = entry === null ? text.enter : `${text.edit} · ${pick(entry.title) || '—'}`;
  return (
    <>
      <PageHeader title={title} meta={<span>{pick(contest.title)}</span>} {...(entry === null ? {} : { above: [{ to: `/entries/${entry.id}`, label: pick(entry.title) || '—' }] })} />
      <Form form={form} layout="vertical" scrollToFirstError onValuesChange={draft.touch} onFinish={() => void finish(true)} initialValues={entryValues(contest, entry, files, office?.id)}>
        <Section title={text.details}>
          <div className="setup-columns">
            <Form.Item name="categoryId" label={text.category} extra={pick(category.hint) || undefined}><Select disabled={placed} options={contest.categories.map(({ id, name }) => ({ value: id, label: pick(name) }))} /></Form.Item>
            <Form.Item name="nodeId" label={text.unit} rules={[{ required: true, message: text.needed }]}><OrgTreeSelect disabled={placed} {...(office === null ? {} : { under: office.id })} /></Form.Item>
          </div>
          <WorkFields category={category} onGoing={onGoing} />
        </Section>
        <FurtherFields category={category} onGoing={onGoing} />
        <AuthorsFields most={category.maxAuthors} />
        <Form.Item name="uploads" className="setup-silent" rules={[{ validator: () => ([...going.current.values()].some((count) => count > 0) ? Promise.reject(new Error(words.stillUploading)) : Promise.resolve()) }]}><span /></Form.Item>
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
