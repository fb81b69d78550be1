export type FieldName = readonly (string | number)[];

/** The name of an antd form field for a dotted path of a Problem: `contacts.0.mobile` is ['contacts', 0, 'mobile']. */
export function fieldName(path: string): FieldName {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The registered field that shows a path: itself, or the nearest one it is a part of; undefined when the form has none. */
export function fieldFor(path: string, registered: readonly FieldName[]): FieldName | undefined {
  const wanted = fieldName(path);
  const fitting = registered.filter((name) => name.length <= wanted.length && name.every((part, index) => String(part) === String(wanted[index])));
  return fitting.toSorted((one, other) => other.length - one.length)[0];
}
