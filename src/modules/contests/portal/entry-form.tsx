import { labelsOf, maxBytesOf, sizeInWords } from '../../../platform/files/file-types.ts';
import { uploadInputAttributes } from '../../../platform/files/upload-input.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { fieldId, Form, FormActions, type FormState, problemAt, SelectField, TextArea, TextField, valueOf } from '../../../portal/shared/ui.ts';
import type { CategoryRow } from '../contests.queries.ts';
import { isTyped, purposeOf } from '../entries/category-files.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { toldOfJudges } from '../entry-form/reviewed.rules.ts';
import { FormFields } from '../../../portal/shared/forms/form-fields.tsx';
import { labelsOfForm } from '../../../portal/shared/forms/answers-of-form.ts';
import { AuthorsFields } from './authors-fields.tsx';
import { authorCount, type CarriedFiles } from './entry-input.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

export interface Office {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly below: number;
}

interface EntryFormProps {
  readonly locale: Locale;
  readonly state: FormState;
  readonly action: string;
  readonly category: CategoryRow;
  readonly files: CarriedFiles;
  readonly hidden: Readonly<Record<string, string>>;
  /** Left out where the office is settled. */
  readonly offices?: readonly Office[];
  /** The code of an extension is asked for: the close has passed. */
  readonly late?: boolean;
  /** What was handed in is changed by handing it in again, not by a draft. */
  readonly draft?: boolean;
}

const fileLabel = (locale: Locale, { kind }: CategoryRow) => {
  const t = contestPortalMessages(locale);
  return { film: t.uploadFilm, picture: t.uploadPicture, audio: t.uploadAudio, article: t.uploadArticle, text: t.files1 }[kind];
};

/** A file input that goes up resumably where scripts run, and with the form where they do not. */
const Upload = ({ locale, state, category, files }: Pick<EntryFormProps, 'locale' | 'state' | 'category'> & { files: CarriedFiles['work'] }) => {
  const t = contestPortalMessages(locale);
  const purpose = purposeOf(category.kind);
  const id = fieldId('fileIds');
  const problem = problemAt(state, 'fileIds', locale);
  return (
    <div class={problem === undefined ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        {fileLabel(locale, category)}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {t.filesHint({ kinds: labelsOf(purpose), size: sizeInWords(Math.min(maxBytesOf(purpose), (category.maxMegabytes ?? 1024) * 1024 * 1024)), max: category.maxFiles })}
      </p>
      {problem === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
      {files.length === 0 ? null : (
        <noscript>
          <p class="field-hint">{t.filesKept({ names: files.map(({ name }) => name).join(locale === 'en' ? ', ' : '、') })}</p>
        </noscript>
      )}
      <input {...uploadInputAttributes(locale, { purpose, name: 'file', field: 'fileIds' })} id={id} multiple={category.maxFiles > 1 || undefined} aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-error`} aria-invalid={problem === undefined ? undefined : 'true'} />
      {files.map((file) => (
        <input type="hidden" name="fileIds" value={file.id} data-file-name={file.name} />
      ))}
    </div>
  );
};

/** The form of an entry, for a member of the public. */
export const EntryForm = ({ locale, state, action, category, files, hidden, offices, late = false, draft = true }: EntryFormProps) => {
  const t = contestPortalMessages(locale);
  const field = { locale, state };
  const limits = { min: category.minCharacters, max: category.maxCharacters };
  const w = entryRulesMessages(locale);
  const authors = authorCount({ authors: valueOf(state, 'authors') || '1' });
  const labels = { title: t.entryTitle, body: t.body, caption: t.caption, fileIds: fileLabel(locale, category), nodeId: t.office, authorName: t.authorName, adult: w.age, code: w.code, ...labelsOfForm(category.form, locale) };
  return (
    <Form locale={locale} state={state} action={action} hidden={{ formVersion: String(category.formVersion), ...hidden }} labels={labels} files>
      {pick(category.hint, locale) === '' ? null : <p class="soft">{pick(category.hint, locale)}</p>}
      <TextField {...field} name="title" label={t.entryTitle} maxlength={100} />
      {isTyped(category.kind) ? <TextArea {...field} name="body" label={t.body} hint={t.bodyHint(limits)} rows={14} maxlength={20_000} /> : null}
      {category.maxFiles === 0 ? null : <Upload locale={locale} state={state} category={category} files={files.work} />}
      <TextArea {...field} name="caption" label={t.caption} hint={t.captionHint} rows={3} maxlength={500} optional />
      {offices === undefined ? null : <SelectField {...field} name="nodeId" label={t.office} hint={t.officeHint} choices={offices.map(({ id, name, below }) => ({ value: id, title: `${'　'.repeat(below)}${pick(name, locale)}` }))} />}
      <FormFields locale={locale} state={state} form={toldOfJudges(category.form)} registry={contestQuestions} files={files.answers} />
      <AuthorsFields locale={locale} state={state} count={authors} />
      {late ? <TextField {...field} name="code" label={w.code} hint={w.codeHint} maxlength={30} /> : null}
      <p class="soft small">{t.consentLead}</p>
      {draft && !late ? (
        <p class="soft small" role="status" data-island="draft" data-unsaved={w.draftUnsaved} data-saving={w.draftSaving}>
        </p>
      ) : null}
      <FormActions submit={t.submit} name="act" value="submit">
        {draft ? (
          <button class="button" type="submit" name="act" value="draft">
            {t.saveDraft}
          </button>
        ) : null}
        {authors >= category.maxAuthors ? null : (
          <button class="button button-quiet" type="submit" name="act" value="add-author">
            {w.addAuthor}
          </button>
        )}
      </FormActions>
    </Form>
  );
};
