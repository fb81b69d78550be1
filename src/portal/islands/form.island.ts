import { visibleQuestions } from '../../platform/forms/form.rules.ts';
import type { Answer, FormDefinition } from '../../platform/forms/form.types.ts';

/** Shows of a form's questions those that are asked, as it is filled in. What was typed into a hidden one stays and is left out by the server. */
export function enhance(element: HTMLElement): void {
  const form = element.closest('form');
  if (form === null) return;
  const definition = JSON.parse(element.dataset['form'] ?? '{"questions":[]}') as FormDefinition;
  const places = new Map([...element.querySelectorAll<HTMLElement>('[data-question]')].map((each) => [each.dataset['question'] ?? '', each]));
  const show = () => {
    const data = new FormData(form);
    const answers: Record<string, Answer> = {};
    for (const { key, several } of definition.questions) {
      const values = [...data.entries()].flatMap(([name, value]) => ((name === `q-${key}` || name.startsWith(`q-${key}.`)) && typeof value === 'string' && value.trim() !== '' ? [value] : []));
      if (values.length > 0) answers[key] = several === true ? values : values[0]!;
    }
    const shown = new Set(visibleQuestions(definition, answers).map(({ key }) => key));
    for (const [key, place] of places) place.hidden = !shown.has(key);
  };
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  show();
}
