const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for an XML document: markup neutralised, characters that XML 1.0 does not know left out. */
export function xmlText(text: string): string {
  // The control characters themselves are what must go.
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
