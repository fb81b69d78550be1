import { labelsOf, maxBytesOf, sizeInWords } from '../../../platform/files/file-types.ts';
import { uploadInputAttributes } from '../../../platform/files/upload-input.ts';
import type { FormDefinition, Question, QuestionKind, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { ChoiceField, type FieldProps, SelectField, TextArea, TextField } from '../components/fields.tsx';
import { type FormState, problemAt } from '../components/form-state.ts';
import { fieldId } from '../components/form.tsx';
import { portalMessages } from '../portal.messages.ts';
import { type CarriedFile, questionField } from './answers-of-form.ts';
import { conditionInWords } from './condition-in-words.ts';
import { formFieldMessages } from './form-messages.ts';
import { GridField, RankingField, ScaleField } from './rating-fields.tsx';

interface FormFieldsProps {
  readonly locale: Locale;
  readonly state: FormState;
  readonly form: FormDefinition;
  readonly registry: QuestionRegistry;
  /** Files that answers carry, by question. */
  readonly files?: ReadonlyMap<string, readonly CarriedFile[]>;
}

/** More options than this are chosen from a list instead of being all in sight. */
const IN_SIGHT = 7;

/** The questions of a form as fields of a page's form. All are there without script, those with a condition saying when; with it only those that are asked show. */
export const FormFields = ({ locale, state, form, registry, files }: FormFieldsProps) =>
  form.questions.length === 0 ? null : (
    <div class="stack" data-island="form" data-form={JSON.stringify({ questions: form.questions.map(({ key, kind, several, when }) => ({ key, kind, several, when })) })}>
      {form.questions.map((question) => {
        const kind = registry.get(question.kind);
        return kind === undefined ? null : (
          <div data-question={question.key}>
            {question.when === undefined ? null : (
              <noscript>
                <p class="field-hint">{conditionInWords(form, question.when, locale)}</p>
              </noscript>
            )}
            <QuestionInput locale={locale} state={state} question={question} kind={kind} files={files?.get(question.key) ?? []} />
          </div>
        );
      })}
    </div>
  );

const QuestionInput = ({ locale, state, question, kind, files }: { locale: Locale; state: FormState; question: Question; kind: QuestionKind; files: readonly CarriedFile[] }) => {
  const t = formFieldMessages(locale);
  const help = question.help === undefined ? '' : pick(question.help, locale);
  const length = kind.kind !== 'text' && kind.kind !== 'article' ? '' : question.min !== undefined && question.max !== undefined ? t.characters({ min: question.min, max: question.max }) : question.max !== undefined ? t.charactersMost({ max: question.max }) : '';
  const field: FieldProps = { locale, state, name: questionField(question.key), label: pick(question.label, locale), optional: !question.required, hint: [help, length].filter((part) => part !== '').join(' ') || undefined };
  if (kind.files !== undefined) return <FilesField {...field} purpose={kind.files} most={question.max ?? 1} files={files} />;
  if (kind.parts !== undefined) return <PartsField {...field} parts={kind.parts} />;
  switch (kind.kind) {
    case 'article':
      return <TextArea {...field} rows={8} maxlength={20_000} />;
    case 'scale':
      return <ScaleField field={field} question={question} />;
    case 'matrix':
      return <GridField field={field} question={question} />;
    case 'ranking':
      return <RankingField field={field} question={question} />;
    case 'number':
      return <TextField {...field} inputmode={question.whole === true ? 'numeric' : 'text'} maxlength={26} />;
    case 'date':
      return <TextField {...field} type="date" />;
    case 'choice': {
      const choices = (question.options ?? []).map(({ value, label }) => ({ value, title: pick(label, locale) }));
      return question.several === true || choices.length <= IN_SIGHT ? <ChoiceField {...field} choices={choices} several={question.several === true} /> : <SelectField {...field} choices={choices} />;
    }
    default:
      return <TextField {...field} maxlength={question.max ?? 500} />;
  }
};

const Legend = ({ locale, label, optional }: FieldProps) => (
  <>
    {label}
    {optional === true ? <span class="field-optional">{portalMessages(locale).optional}</span> : null}
  </>
);

/** A compound answer: one group with a field for each part. */
const PartsField = ({ parts, ...field }: FieldProps & { parts: NonNullable<QuestionKind['parts']> }) => {
  const problem = problemAt(field.state, field.name, field.locale);
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field-wrong'} id={fieldId(field.name)}>
      <legend>
        <Legend {...field} />
      </legend>
      {field.hint === undefined ? null : <p class="field-hint">{field.hint}</p>}
      {problem === undefined ? null : <p class="field-error">{problem}</p>}
      {parts.map((part) => (
        <TextField locale={field.locale} state={{ ...field.state, problems: [] }} name={`${field.name}.${part.name}`} label={pick(part.label, field.locale)} maxlength={part.max} optional={field.optional === true || !part.required} />
      ))}
    </fieldset>
  );
};

/** A file input that goes up resumably where scripts run, and with the form where they do not. */
const FilesField = ({ purpose, most, files, ...field }: FieldProps & { purpose: NonNullable<QuestionKind['files']>; most: number; files: readonly CarriedFile[] }) => {
  const { locale, state, name } = field;
  const t = formFieldMessages(locale);
  const id = fieldId(name);
  const problem = problemAt(state, name, locale);
  return (
    <div class={problem === undefined ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        <Legend {...field} />
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {field.hint === undefined ? '' : `${field.hint} `}
        {t.files({ kinds: labelsOf(purpose), size: sizeInWords(maxBytesOf(purpose)), max: most })}
      </p>
      {problem === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
      {files.length === 0 ? null : (
        <noscript>
          <p class="field-hint">{t.kept({ names: files.map((file) => file.name).join(locale === 'en' ? ', ' : '、') })}</p>
        </noscript>
      )}
      <input {...uploadInputAttributes(locale, { purpose, name: `${name}-file`, field: name })} id={id} multiple={most > 1 || undefined} aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-error`} aria-invalid={problem === undefined ? undefined : 'true'} />
      {files.map((file) => (
        <input type="hidden" name={name} value={file.id} data-file-name={file.name} />
      ))}
    </div>
  );
};
