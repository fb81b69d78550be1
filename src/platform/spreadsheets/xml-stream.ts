import { SaxesParser } from 'saxes';
import { CodedError } from '../errors/errors.ts';
import { MiB } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML piece by piece; after each piece the handlers have seen its tags, under their names without a prefix,
 * and the generator yields so that the caller can take what they gathered. A document type declaration is refused
 * (no entities but XML's own five), and so is a run of a mebibyte without a tag, which no cell has.
 */
export async function* xmlPieces(part: string, source: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let silent = 0;
  parser.on('error', () => spreadsheetErrors.fail('spreadsheet.damaged', { part }));
  parser.on('doctype', () => spreadsheetErrors.fail('spreadsheet.forbidden-content'));
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    handlers.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    handlers.close?.(localName(name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of source) {
      parser.write(decoder.decode(piece, { stream: true }));
      silent += piece.length;
      if (silent > MiB) spreadsheetErrors.fail('spreadsheet.bomb');
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw Object.assign(spreadsheetErrors.error('spreadsheet.damaged', { part }), { cause: error });
  }
}

/** Reads a whole XML part. */
export async function readXml(part: string, source: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  // oxlint-disable-next-line no-unused-vars -- the pieces carry nothing, the handlers do
  for await (const _ of xmlPieces(part, source, handlers));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
