/** One thing that was changed: its key, and what it was and is, as text; null where it was not there. */
export interface Change {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((each) => asText(each) ?? '—').join('、');
  if (isFields(value)) return Object.entries(value).map(([key, each]) => `${key}: ${asText(each) ?? '—'}`).join('; ');
  return String(value);
}

/** What differs between the `before` and `after` of an audit row; all of `after` when there is no before. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const was = isFields(before) ? before : {};
  const is = isFields(after) ? after : {};
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.map((key) => ({ key, before: asText(was[key]), after: asText(is[key]) })).filter((change) => change.before !== change.after);
}
