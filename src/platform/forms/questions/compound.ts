import { sentence } from '../form.errors.ts';
import type { QuestionKind } from '../form.types.ts';

type Part = NonNullable<QuestionKind['parts']>[number];

/** A kind whose answer has named parts of text, such as a name with a unit. The answer holds the parts that were filled in. */
export function compoundKind(options: { kind: string; label: QuestionKind['label']; parts: readonly Part[]; personal: boolean }): QuestionKind {
  return {
    ...options,
    settings: [],
    read(_, sent) {
      if (sent === undefined || sent === null || sent === '') return { answer: undefined };
      if (typeof sent !== 'object' || Array.isArray(sent)) return { unfit: sentence('form.unfit') };
      const answer: Record<string, string> = {};
      for (const { name, max } of options.parts) {
        const text: unknown = (sent as Record<string, unknown>)[name] ?? '';
        if (typeof text !== 'string') return { unfit: sentence('form.unfit') };
        const trimmed = text.trim();
        if ([...trimmed].length > max) return { unfit: sentence('form.too-long', { count: [...trimmed].length, max }) };
        if (trimmed !== '') answer[name] = trimmed;
      }
      return { answer: Object.keys(answer).length === 0 ? undefined : answer };
    },
    check(_, answer) {
      const missing = options.parts.find(({ name, required }) => required && (answer as Record<string, string>)[name] === undefined);
      return missing === undefined ? null : sentence('form.part-missing', { part: missing.label.zh, partEn: missing.label.en });
    },
    words: (_, answer, locale) => options.parts.flatMap(({ name }) => (answer as Record<string, string>)[name] ?? []).join(locale === 'en' ? ', ' : '，'),
  };
}
