import type { Condition, ConditionTest, FormDefinition } from '../../../platform/forms/form.types.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { formFieldMessages } from './form-messages.ts';

/** When a question is to be answered, for readers whose browser cannot hide it. */
export function conditionInWords(form: FormDefinition, condition: Condition, locale: Locale): string {
  const t = formFieldMessages(locale);
  const words = (test: ConditionTest): string => {
    const about = form.questions.find(({ key }) => key === test.question);
    const question = about === undefined ? test.question : pick(about.label, locale);
    if ('values' in test) return t.oneOf({ question, values: test.values.map((value) => pick(about?.options?.find((option) => option.value === value)?.label ?? { zh: value, en: value }, locale)).join(locale === 'en' ? '” or “' : '”或“') });
    if ('value' in test) return test.is === 'at-least' ? t.atLeast({ question, value: test.value }) : t.atMost({ question, value: test.value });
    return test.is === 'answered' ? t.answered({ question }) : t.unanswered({ question });
  };
  return t.onlyWhen({ tests: condition.tests.map(words).join(condition.match === 'all' ? t.and : t.or) });
}
