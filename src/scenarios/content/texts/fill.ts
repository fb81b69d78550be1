/** Puts words into a template's `{places}`. Throws RangeError for a place without a word, so that none is ever shown. */
export function fill(template: string, words: object): string {
  const known = words as Readonly<Record<string, unknown>>;
  return template.replace(/\{(\w+)\}/gu, (_, key: string) => {
    const word = known[key];
    if (word === undefined) throw new RangeError(`no word for {${key}}`);
    return String(word);
  });
}
