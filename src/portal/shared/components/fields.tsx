import type { Locale } from '../../../platform/i18n/messages.ts';
import { portalMessages } from '../portal.messages.ts';
import { fieldId } from './form.tsx';
import { type FormState, problemAt, valueOf, valuesOf } from './form-state.ts';
import type { Child } from '../markup/markup.ts';

export interface FieldProps {
  readonly locale: Locale;
  readonly state: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

const described = (props: FieldProps, problem: string | undefined) => {
  const id = fieldId(props.name);
  return [props.hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-error`].filter((part) => part !== '').join(' ') || undefined;
};

const controlOf = (props: FieldProps) => {
  const problem = problemAt(props.state, props.name, props.locale);
  return {
    id: fieldId(props.name),
    name: props.name,
    class: 'input',
    required: props.optional ? undefined : true,
    'aria-invalid': problem === undefined ? undefined : ('true' as const),
    'aria-describedby': described(props, problem),
  };
};

const LabelWords = ({ locale, label, optional }: Pick<FieldProps, 'locale' | 'label' | 'optional'>) => (
  <>
    {label}
    {optional ? <span class="field-optional">{portalMessages(locale).optional}</span> : null}
  </>
);

const Remarks = (props: FieldProps) => {
  const problem = problemAt(props.state, props.name, props.locale);
  const id = fieldId(props.name);
  return (
    <>
      {props.hint === undefined ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </>
  );
};

/** Label, hint, problem and a control of any kind; the control takes its attributes from `controlOf` of this file. */
const Field = ({ children, ...props }: FieldProps & { children: Child }) => (
  <div class={problemAt(props.state, props.name, props.locale) === undefined ? 'field' : 'field field-wrong'}>
    <label class="field-label" for={fieldId(props.name)}>
      <LabelWords {...props} />
    </label>
    <Remarks {...props} />
    {children}
  </div>
);

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'date' | 'datetime-local' | 'number' | 'url' | 'search';
  /** The browser's own help: `name`, `tel`, `email`, `username`, `current-password`, `one-time-code` … */
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email' | 'text';
  readonly maxlength?: number;
  readonly code?: boolean;
}

/** One line of text. `code` sets it large and spaced for a one-time code. */
export const TextField = ({ type = 'text', autocomplete, inputmode, maxlength, code = false, ...props }: TextFieldProps) => (
  <Field {...props}>
    <input {...controlOf(props)} class={code ? 'input input-code' : 'input'} type={type} value={type === 'password' ? undefined : valueOf(props.state, props.name)} autocomplete={autocomplete} inputmode={inputmode} maxlength={maxlength} />
  </Field>
);

/** Several lines of text. */
export const TextArea = ({ rows = 6, maxlength, ...props }: FieldProps & { readonly rows?: number; readonly maxlength?: number }) => (
  <Field {...props}>
    <textarea {...controlOf(props)} rows={rows} maxlength={maxlength}>
      {valueOf(props.state, props.name)}
    </textarea>
  </Field>
);

export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly hint?: string;
}

/** One of many, from a list. */
export const SelectField = ({ choices, ...props }: FieldProps & { readonly choices: readonly Choice[] }) => (
  <Field {...props}>
    <select {...controlOf(props)}>
      <option value="">{portalMessages(props.locale).choose}</option>
      {choices.map(({ value, title }) => (
        <option value={value} selected={valueOf(props.state, props.name) === value}>
          {title}
        </option>
      ))}
    </select>
  </Field>
);

/** One or several of a few, all in sight. */
export const ChoiceField = ({ choices, several = false, ...props }: FieldProps & { readonly choices: readonly Choice[]; readonly several?: boolean }) => {
  const problem = problemAt(props.state, props.name, props.locale);
  const id = fieldId(props.name);
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field-wrong'} aria-describedby={described(props, problem)}>
      <legend>
        <LabelWords {...props} />
      </legend>
      <Remarks {...props} />
      <div class="choices">
        {choices.map(({ value, title, hint }, index) => (
          <label class="choice">
            <input type={several ? 'checkbox' : 'radio'} id={index === 0 ? id : undefined} name={props.name} value={value} checked={valuesOf(props.state, props.name).includes(value)} />
            <span>
              {title}
              {hint === undefined ? null : <span class="field-hint"> {hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** A single yes, such as a consent. Never ticked beforehand. */
export const CheckField = (props: FieldProps & { readonly value?: string }) => {
  const problem = problemAt(props.state, props.name, props.locale);
  const value = props.value ?? 'yes';
  return (
    <div class={problem === undefined ? 'field' : 'field field-wrong'}>
      <label class="choice">
        <input {...controlOf(props)} class={undefined} type="checkbox" value={value} checked={valueOf(props.state, props.name) === value} />
        <span>
          <LabelWords {...props} />
        </span>
      </label>
      <Remarks {...props} />
    </div>
  );
};
