const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text as the content or attribute of workbook XML: what XML cannot hold is dropped, and `_x0041_`, which Excel would
 * read as an escape (ECMA-376 22.9.2.19), keeps its letters.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    // oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for these
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(/[&<>"]/gu, (character) => entities[character]!);
}

/** Undoes Excel's escapes in the text of a cell. */
export function plainText(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
