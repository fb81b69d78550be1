import { checkAnswers, visibleQuestions } from '../../platform/forms/form.rules.ts';
import type { FormDefinition } from '../../platform/forms/form.types.ts';
import { matrixKind, rankingKind, scaleKind } from '../../platform/forms/questions/ratings.ts';
import { questionRegistry } from '../../platform/forms/registry.ts';
import { answersOfForm, questionField } from '../shared/forms/answers-of-form.ts';

type Values = Record<string, string[]>;

interface Kept {
  readonly sending: string;
  readonly version: string;
  readonly values: Values;
  /** Handed in by the person, not yet taken by the server. */
  readonly waiting: boolean;
}

const RETRY_MS = 20_000;
const registry = questionRegistry(scaleKind, matrixKind, rankingKind);
const newKey = () => [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Storage may be shut off; the form then works as without script. */
function store(name: string) {
  try {
    localStorage.setItem(`${name}-try`, '1');
    localStorage.removeItem(`${name}-try`);
    return localStorage;
  } catch {
    return undefined;
  }
}

function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && name.startsWith('q-')) (values[name] ??= []).push(value);
  return values;
}

function fill(form: HTMLFormElement, values: Values): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[name^="q-"]')) {
    const kept = values[control.name] ?? [];
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) control.checked = kept.includes(control.value);
    else control.value = kept[0] ?? '';
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * Keeps a survey's answers on the device while they are filled in, and sends them by the script: what is handed in on a broken line stays and goes
 * when there is a line again, under one key, so that the server takes it once.
 */
export function enhance(element: HTMLElement): void {
  const form = element.closest('form');
  const { survey = '', version = '', once, thanks = '', locale } = element.dataset;
  const name = `heming-survey-${survey}`;
  const found = store(name);
  if (form === null || found === undefined) return;
  const storage: Storage = found;
  const language = locale === 'en' ? 'en' : 'zh';
  const definition = JSON.parse(element.dataset['questions'] ?? '{"questions":[]}') as FormDefinition;
  const words = JSON.parse(element.dataset['words'] ?? '{}') as Record<string, string>;
  const said = element.querySelector<HTMLElement>('.survey-said')!;
  const count = element.querySelector<HTMLElement>('.survey-count')!;
  const bar = element.querySelector('progress')!;
  const hidden = form.querySelector<HTMLInputElement>('input[name="sending"]');

  const done = storage.getItem(`${name}-done`) !== null;
  const read = JSON.parse(storage.getItem(name) ?? 'null') as Kept | null;
  let kept: Kept = read !== null && read.version === version ? read : { sending: hidden?.value || newKey(), version, values: {}, waiting: false };
  let busy = false;

  const keep = (change: Partial<Kept>) => {
    kept = { ...kept, ...change };
    storage.setItem(name, JSON.stringify(kept));
  };
  const answers = () => answersOfForm(definition, kept.values, registry);

  function progress(): void {
    const { answers: given } = checkAnswers(definition, answers(), { final: false, registry });
    const asked = visibleQuestions(definition, given);
    const answered = asked.filter(({ key }) => given[key] !== undefined).length;
    bar.max = Math.max(asked.length, 1);
    bar.value = answered;
    count.textContent = `${answered} / ${asked.length}`;
  }

  function tell(problems: readonly { key: string | null; text: string }[]): void {
    form!.querySelector('.error-summary')?.remove();
    if (problems.length === 0) return;
    const summary = document.createElement('div');
    summary.className = 'error-summary';
    summary.tabIndex = -1;
    summary.setAttribute('role', 'alert');
    const title = document.createElement('h2');
    title.textContent = words['problems'] ?? '';
    const list = document.createElement('ul');
    for (const { key, text } of problems) {
      const item = document.createElement('li');
      const link = document.createElement(key === null ? 'span' : 'a');
      if (link instanceof HTMLAnchorElement) link.href = `#field-${questionField(key!)}`;
      link.textContent = text;
      item.append(link);
      list.append(item);
    }
    summary.append(title, list);
    form!.prepend(summary);
    summary.focus();
  }

  const labelOf = (key: string) => definition.questions.find((question) => question.key === key)?.label;
  const named = (path: string, message: string) => {
    const key = /^answers\.([^.]+)/.exec(path)?.[1] ?? null;
    const label = key === null ? undefined : labelOf(key);
    const words = label === undefined ? '' : language === 'en' ? `${label.en || label.zh}: ` : `${label.zh}：`;
    return { key, text: words + message };
  };

  async function send(): Promise<void> {
    if (busy || !kept.waiting) return;
    busy = true;
    said.textContent = words['sending'] ?? '';
    try {
      const response = await fetch(`/api/surveys/${survey}/answers`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': locale ?? '' }, body: JSON.stringify({ sending: kept.sending, formVersion: Number(version), answers: answers() }) });
      if (response.ok) {
        storage.removeItem(name);
        if (once === 'device') storage.setItem(`${name}-done`, '1');
        location.assign(`${language === 'en' ? '/en' : ''}${thanks}/thanks`);
        return;
      }
      if (response.status === 429 || response.status >= 500) {
        said.textContent = words['busy'] ?? '';
        return;
      }
      const refusal = (await response.json()) as { message: string; fields: { path: string; message: string }[] };
      keep({ waiting: false });
      said.textContent = '';
      tell(refusal.fields.length === 0 ? [{ key: null, text: refusal.message }] : refusal.fields.map(({ path, message }) => named(path, message)));
    } catch {
      said.textContent = words['offline'] ?? '';
    } finally {
      busy = false;
    }
  }

  const touch = () => {
    keep({ values: valuesOf(form) });
    progress();
    if (!kept.waiting) said.textContent = words['kept'] ?? '';
  };

  element.hidden = false;
  // A form that the server sent back holds what was typed last.
  if (form.querySelector('.error-summary') === null) fill(form, kept.values);
  else keep({ values: valuesOf(form), ...(hidden === null ? {} : { sending: hidden.value }), waiting: false });
  if (hidden !== null) hidden.value = kept.sending;
  progress();
  form.addEventListener('input', touch);
  form.addEventListener('change', touch);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keep({ values: valuesOf(form) });
    const { problems } = checkAnswers(definition, answers(), { final: true, registry });
    tell(problems.map(({ path, message }) => named(path, message[language])));
    if (problems.length > 0) return;
    keep({ waiting: true });
    void send();
  });
  window.addEventListener('online', () => void send());
  window.setInterval(() => void send(), RETRY_MS);
  if (kept.waiting) void send();

  if (done && once === 'device') {
    said.textContent = `${words['already'] ?? ''} `;
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'button';
    again.textContent = words['another'] ?? '';
    again.addEventListener('click', () => {
      storage.removeItem(`${name}-done`);
      location.reload();
    });
    said.after(again);
    for (const control of form.querySelectorAll<HTMLInputElement>('fieldset, input, textarea, select, button[type="submit"]')) control.disabled = true;
  }
}
