import { defineErrors } from '../errors/errors.ts';

/** Refusals of forms and answers; plain data, so that the browser says the same words as the server. */
export const formErrors = defineErrors({
  'form.required': { status: 422, zh: '此项必填。', en: 'This is required.' },
  'form.unfit': { status: 422, zh: '内容的格式不对。', en: 'This is not in the right form.' },
  'form.not-number': { status: 422, zh: '请填写数字，例如 12 或 3.5。', en: 'Give a number, such as 12 or 3.5.' },
  'form.not-whole': { status: 422, zh: '请填写整数。', en: 'Give a whole number.' },
  'form.not-date': { status: 422, zh: '请填写日期，例如 2026-03-05。', en: 'Give a date, such as 2026-03-05.' },
  'form.not-option': { status: 422, zh: '请从列出的选项中选择。', en: 'Choose among the options listed.' },
  'form.too-short': { status: 422, zh: '现有{count}字，至少{min}字。', en: 'It has {count} characters; at least {min} are asked for.' },
  'form.too-long': { status: 422, zh: '现有{count}字，最多{max}字。', en: 'It has {count} characters; at most {max} are taken.' },
  'form.too-small': { status: 422, zh: '不能小于{min}。', en: 'Must be {min} or more.' },
  'form.too-big': { status: 422, zh: '不能大于{max}。', en: 'Must be {max} or less.' },
  'form.too-early': { status: 422, zh: '不能早于{from}。', en: 'Must be {from} or later.' },
  'form.too-late': { status: 422, zh: '不能晚于{to}。', en: 'Must be {to} or earlier.' },
  'form.too-few': { status: 422, zh: '至少{min}项。', en: 'At least {min}.' },
  'form.too-many': { status: 422, zh: '最多{max}项。', en: 'At most {max}.' },
  'form.part-missing': { status: 422, zh: '请填写“{part}”。', en: 'Fill in “{partEn}”.' },
  'form.place-twice': { status: 422, zh: '每个名次、每个选项只能用一次。', en: 'Each place and each option can be used once.' },
  'form.key-twice': { status: 422, zh: '问题的标识“{key}”用了两次。', en: 'The key “{key}” is used twice.' },
  'form.kind-unknown': { status: 422, zh: '没有“{kind}”这种题型。', en: 'There is no kind of question called “{kind}”.' },
  'form.no-options': { status: 422, zh: '至少写两个选项。', en: 'Give at least two options.' },
  'form.option-twice': { status: 422, zh: '选项“{value}”写了两次。', en: 'The option “{value}” is there twice.' },
  'form.range': { status: 422, zh: '最小值不能大于最大值。', en: 'The least must not be more than the most.' },
  'form.identifies': { status: 422, zh: '这种题型会说明作品是谁的，不能给评审的人看。', en: 'This kind of question tells whose the answers are, so reviewers cannot be shown it.' },
  'form.condition-unknown': { status: 422, zh: '显示条件只能用排在前面的问题。', en: 'A condition may only ask about a question before it.' },
  'form.condition-option': { status: 422, zh: '显示条件里的选项已不存在。', en: 'An option named in the condition is not there.' },
});

/** The sentence of a refusal in both languages. */
export function sentence(code: Parameters<typeof formErrors.error>[0], params: Record<string, string | number> = {}) {
  const error = formErrors.error(code, params);
  return { zh: error.text('zh-CN'), en: error.text('en') };
}
