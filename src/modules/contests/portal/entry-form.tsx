import { labelsOf, maxBytesOf, sizeInWords } from '../../../platform/files/file-types.ts';
import { uploadInputAttributes } from '../../../platform/files/upload-input.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { CheckField, ChoiceField, fieldId, Form, FormActions, type FormState, problemAt, SelectField, TextArea, TextField } from '../../../portal/shared/ui.ts';
import type { CategoryRow } from '../contests.queries.ts';
import { isTyped, purposeOf } from '../entries/category-files.ts';
import type { KeptFile } from './entry-input.ts';
import { contestPortalMessages } from './portal.messages.ts';

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
  readonly files: readonly KeptFile[];
  readonly hidden: Readonly<Record<string, string>>;
  /** Left out where the office is settled. */
  readonly offices?: readonly Office[];
}

const fileLabel = (locale: Locale, { kind }: CategoryRow) => {
  const t = contestPortalMessages(locale);
  return { film: t.uploadFilm, picture: t.uploadPicture, audio: t.uploadAudio, article: t.uploadArticle, text: t.files1 }[kind];
};

/** A file input that goes up resumably where scripts run, and with the form where they do not. */
const Upload = ({ locale, state, category, files }: Pick<EntryFormProps, 'locale' | 'state' | 'category' | 'files'>) => {
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
        {t.filesHint({ kinds: labelsOf(purpose), size: sizeInWords(maxBytesOf(purpose)), max: category.maxFiles })}
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
export const EntryForm = ({ locale, state, action, category, files, hidden, offices }: EntryFormProps) => {
  const t = contestPortalMessages(locale);
  const field = { locale, state };
  const limits = { min: category.minCharacters, max: category.maxCharacters };
  const labels = { title: t.entryTitle, body: t.body, caption: t.caption, fileIds: fileLabel(locale, category), nodeId: t.office, authorName: t.authorName, adult: t.adult };
  return (
    <Form locale={locale} state={state} action={action} hidden={hidden} labels={labels} files>
      {pick(category.hint, locale) === '' ? null : <p class="soft">{pick(category.hint, locale)}</p>}
      <TextField {...field} name="title" label={t.entryTitle} maxlength={100} />
      {isTyped(category.kind) ? <TextArea {...field} name="body" label={t.body} hint={t.bodyHint(limits)} rows={14} maxlength={20_000} /> : null}
      {category.maxFiles === 0 ? null : <Upload locale={locale} state={state} category={category} files={files} />}
      <TextArea {...field} name="caption" label={t.caption} hint={t.captionHint} rows={3} maxlength={500} optional />
      {offices === undefined ? null : <SelectField {...field} name="nodeId" label={t.office} hint={t.officeHint} choices={offices.map(({ id, name, below }) => ({ value: id, title: `${'　'.repeat(below)}${pick(name, locale)}` }))} />}
      <TextField {...field} name="authorName" label={t.authorName} hint={t.authorHint} autocomplete="name" maxlength={40} />
      <ChoiceField {...field} name="address" label={t.address} choices={[{ value: 'mr', title: t.mr }, { value: 'ms', title: t.ms }, { value: 'pupil', title: t.pupil }]} />
      <ChoiceField {...field} name="credit" label={t.credit} choices={[{ value: 'masked', title: t.creditMasked }, { value: 'full', title: t.creditFull }, { value: 'unit-only', title: t.creditUnit }]} />
      <CheckField {...field} name="adult" label={t.adult} hint={t.adultMissing} />
      <p class="soft small">{t.consentLead}</p>
      <FormActions submit={t.submit} name="act" value="submit">
        <button class="button" type="submit" name="act" value="draft">
          {t.saveDraft}
        </button>
      </FormActions>
    </Form>
  );
};
