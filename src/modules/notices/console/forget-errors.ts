import type { FormInstance } from 'antd';

function isPart(changed: unknown, name: readonly (string | number)[]): boolean {
  const [first, ...rest] = name;
  if (first === undefined) return true;
  return typeof changed === 'object' && changed !== null && first in changed && isPart((changed as Record<string | number, unknown>)[first], rest);
}

/** Takes the server's refusals off the fields that were changed since: `onValuesChange={(changed) => forgetErrors(form, changed)}`. */
export function forgetErrors<Values>(form: FormInstance<Values>, changed: unknown): void {
  const mended = form.getFieldsError().filter(({ name, errors }) => errors.length > 0 && isPart(changed, name as (string | number)[]));
  form.setFields(mended.map(({ name }) => ({ name, errors: [] })) as never);
}
