import type { Context as HonoContext } from 'hono';
import { CodedError, type FieldProblem } from '../../../platform/errors/errors.ts';
import type { Env } from '../../../platform/http/context.ts';
import { formBody } from '../../../platform/http/form-body.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';

/** What a form shows: what was typed, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly problems: readonly FieldProblem[];
  /** A refusal that belongs to no field. */
  readonly refusal?: CodedError | undefined;
}

export const emptyForm: FormState = { values: {}, problems: [] };

/** A form filled in with what is already known. */
export const filledForm = (values: FormState['values']): FormState => ({ values, problems: [] });

/** A single value as it was typed. */
export function valueOf(state: FormState, name: string): string {
  const value = state.values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** All chosen values of a field that may have several. */
export function valuesOf(state: FormState, name: string): readonly string[] {
  const value = state.values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** The sentence at a field, if something is wrong there. */
export function problemAt(state: FormState, name: string, locale: Locale): string | undefined {
  const problem = state.problems.find(({ path }) => path === name || path.startsWith(`${name}.`));
  return problem === undefined ? undefined : pick(problem.message, locale);
}

/**
 * Reads a posted form, acts, and, if that is refused for something the person can mend, shows the form again with what was typed and
 * what to change. Passwords and one-time codes are named in `secrets` and are not shown again.
 */
export async function withForm(
  c: HonoContext<Env, string>,
  act: (values: Readonly<Record<string, string>>, all: Readonly<Record<string, readonly string[]>>) => Promise<Response>,
  refused: (state: FormState, status: 409 | 422 | 429) => Response | Promise<Response>,
  options: { readonly secrets?: readonly string[] } = {},
): Promise<Response> {
  const all = textFields(await formBody(c));
  const values = Object.fromEntries(Object.entries(all).map(([name, each]) => [name, each[0] ?? '']));
  try {
    return await act(values, all);
  } catch (error) {
    if (!(error instanceof CodedError) || ![400, 409, 410, 413, 415, 422, 423, 429].includes(error.status)) throw error;
    const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !options.secrets?.includes(name)));
    const state = { values: kept, problems: error.fields, refusal: error.fields.length === 0 ? error : undefined };
    return refused(state, error.status === 409 || error.status === 429 ? error.status : 422);
  }
}

function textFields(body: Record<string, (string | File)[]>): Record<string, string[]> {
  const fields = Object.entries(body).map(([name, values]) => [name, values.filter((each): each is string => typeof each === 'string')] as const);
  return Object.fromEntries(fields.map(([name, values]) => [name, values.map((value) => value.replaceAll('\r\n', '\n').replaceAll('\0', ''))]));
}
