import type { FieldProblem } from '../../../platform/errors/errors.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { portalMessages } from '../portal.messages.ts';
import type { FormState } from './form-state.ts';
import type { Child } from '../markup/markup.ts';

export const fieldId = (name: string) => `field-${name.replaceAll(/[^\w-]/g, '-')}`;

/** Labels of fields by name, so that the summary says which field it means. */
export type FieldLabels = Readonly<Record<string, string>>;

/** What must be changed, at the head of the form, with a link to each field; it takes the focus, without script too. */
export const ErrorSummary = ({ locale, state, labels = {} }: { locale: Locale; state: FormState; labels?: FieldLabels }) => {
  const { problems, refusal } = state;
  if (problems.length === 0 && refusal === undefined) return null;
  const sentence = (problem: FieldProblem) => {
    const label = labels[problem.path.split('.')[0] ?? ''];
    return label === undefined ? pick(problem.message, locale) : portalMessages(locale).problemAt({ label, problem: pick(problem.message, locale) });
  };
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus id="errors">
      <h2>{refusal === undefined ? portalMessages(locale).errorsTitle({ count: problems.length }) : refusal.text(locale)}</h2>
      {problems.length === 0 ? null : (
        <ul>
          {problems.map((problem) => (
            <li>{problem.path === '' ? sentence(problem) : <a href={`#${fieldId(problem.path.split('.')[0] ?? '')}`}>{sentence(problem)}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

interface FormProps {
  readonly locale: Locale;
  readonly state: FormState;
  /** Address as it is, with its language; empty posts to the page itself. */
  readonly action?: string;
  readonly children?: Child;
  /** Name and value of hidden inputs. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly files?: boolean;
  readonly id?: string;
  readonly labels?: FieldLabels;
}

/** A form that works without script. Checks are the server's, so that they are told once and in the page's words. */
export const Form = ({ locale, state, action, children, hidden = {}, files = false, id, labels }: FormProps) => (
  <form class="form" method="post" action={action} novalidate enctype={files ? 'multipart/form-data' : undefined} id={id}>
    <ErrorSummary locale={locale} state={state} labels={labels} />
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
);

/** The buttons at the end of a form. */
export const FormActions = ({ submit, children, name, value }: { submit: string; children?: Child; name?: string; value?: string }) => (
  <div class="form-actions">
    <button class="button button-main" type="submit" name={name} value={value}>
      {submit}
    </button>
    {children}
  </div>
);
