import type { Question } from '../../../platform/forms/form.types.ts';
import { pointsOf } from '../../../platform/forms/questions/ratings.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { FieldProps } from '../components/fields.tsx';
import { problemAt, valueOf } from '../components/form-state.ts';
import { fieldId } from '../components/form.tsx';
import { portalMessages } from '../portal.messages.ts';
import { formFieldMessages } from './form-messages.ts';
import type { Child } from '../markup/markup.ts';

interface RatingProps {
  readonly field: FieldProps;
  readonly question: Question;
}

const Group = ({ field, hint, children }: { field: FieldProps; hint?: string; children?: Child }) => {
  const { locale } = field;
  const problem = problemAt(field.state, field.name, locale);
  const id = fieldId(field.name);
  const hints = [field.hint, hint].filter((part) => part !== undefined).join(' ');
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field-wrong'} aria-describedby={problem === undefined ? undefined : `${id}-error`}>
      <legend>
        {field.label}
        {field.optional === true ? <span class="field-optional">{portalMessages(locale).optional}</span> : null}
      </legend>
      {hints === '' ? null : <p class="field-hint">{hints}</p>}
      {problem === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
      {children}
    </fieldset>
  );
};

const Points = ({ field, name, question, first }: { field: FieldProps; name: string; question: Question; first: boolean }) => (
  <div class="points">
    {pointsOf(question).map((point, index) => (
      <label class="point">
        <input type="radio" id={first && index === 0 ? fieldId(field.name) : undefined} name={name} value={String(point)} checked={valueOf(field.state, name) === String(point)} />
        <span>{point}</span>
      </label>
    ))}
  </div>
);

const endsOf = ({ field, question }: RatingProps) => {
  const points = pointsOf(question);
  return formFieldMessages(field.locale).points({ least: points[0] ?? 0, most: points.at(-1) ?? 0 });
};

/** One point of a scale, all in a row. */
export const ScaleField = ({ field, question }: RatingProps) => (
  <Group field={field} hint={endsOf({ field, question })}>
    <Points field={field} name={field.name} question={question} first />
  </Group>
);

/** A point for each item; the items stand below each other, so that a phone needs no sideways scrolling. */
export const GridField = ({ field, question }: RatingProps) => (
  <Group field={field} hint={endsOf({ field, question })}>
    {(question.options ?? []).map(({ value, label }, index) => (
      <fieldset class="grid-item">
        <legend>{pick(label, field.locale)}</legend>
        <Points field={field} name={`${field.name}.${value}`} question={question} first={index === 0} />
      </fieldset>
    ))}
  </Group>
);

/** A place for each option. */
export const RankingField = ({ field, question }: RatingProps) => {
  const t = formFieldMessages(field.locale);
  const options = question.options ?? [];
  return (
    <Group field={field} hint={t.rankingHint}>
      <div class="places">
        {options.map(({ value, label }, index) => {
          const name = `${field.name}.${value}`;
          const id = index === 0 ? fieldId(field.name) : fieldId(name);
          return (
            <div class="place">
              <label for={id}>{pick(label, field.locale)}</label>
              <select class="input" id={id} name={name}>
                <option value="">{t.noPlace}</option>
                {options.map((_, place) => (
                  <option value={String(place + 1)} selected={valueOf(field.state, name) === String(place + 1)}>
                    {t.place({ place: place + 1 })}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </Group>
  );
};
