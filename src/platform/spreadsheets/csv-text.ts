/** What a spreadsheet program may take for a formula, in full width too (OWASP: CSV injection), behind any quotes already put before it. */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A cell of a CSV file: text that could run as a formula gets a quote before it, then the quoting of RFC 4180. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Undoes the quote that `csvCell` put before a formula. */
export function plainCell(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
