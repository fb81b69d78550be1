import { bundledFontFolders, resolveFaces, typefaces, type TypefaceKey } from './typefaces.ts';
import { TypstProcess } from './typst-process.ts';

/**
 * A document's layout: Typst source kept as a string, so that it is found in a bundle too. The source reads
 * `json(bytes(sys.inputs.data))` and `json(bytes(sys.inputs.faces))` (family list and weight per typeface key).
 */
export interface DocumentTemplate {
  readonly source: string;
  readonly typefaces: readonly TypefaceKey[];
}

export interface PdfResult {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Names of the wanted typefaces that Noto stands in for, such as 仿宋. */
  readonly substituted: string[];
  /** Characters of the document that no font has: each prints as an empty box, so whoever asked must be told. */
  readonly missingGlyphs: string[];
}

export interface PdfRequest {
  readonly template: DocumentTemplate;
  /** Plain JSON. Reaches the template as a value: no string of it is ever read as Typst source. */
  readonly data: unknown;
  /** Written into the file as its date; the same request then makes the same bytes. */
  readonly createdAt: Date;
}

export interface DocumentRenderer {
  /**
   * Makes a PDF/A-2b; text without a glyph is set as 〓 and reported. Measured: 0.1 to 0.15 s for
   * the first document of a process, then 3 ms a page or less. Throws `document.failed`, `document.timeout`.
   */
  renderPdf(request: PdfRequest): Promise<PdfResult>;
  close(): Promise<void>;
}

/** One renderer serves a whole process. `fontFolders`: further folders of font files, searched with those inside them. */
export function createDocumentRenderer(options: { fontFolders?: readonly string[]; timeoutMs?: number } = {}): DocumentRenderer {
  const compiler = new TypstProcess({
    fontPaths: [...bundledFontFolders(), ...(options.fontFolders ?? [])],
    families: Object.values(typefaces).flatMap(({ families }) => families),
    timeoutMs: options.timeoutMs ?? 30_000,
  });
  return {
    async renderPdf({ template, data, createdAt }) {
      let substituted: string[] = [];
      const output = await compiler.compile((available) => {
        const resolved = resolveFaces(template.typefaces, available);
        substituted = resolved.substituted;
        return {
          source: template.source,
          inputs: { data: JSON.stringify(data, printable), faces: JSON.stringify(resolved.faces) },
          createdAt: Math.floor(createdAt.getTime() / 1000),
        };
      });
      return { ...output, substituted };
    },
    close: () => compiler.close(),
  };
}

/** Control characters have no glyph and no meaning on paper; half a surrogate pair is no character. */
function printable(_key: string, value: unknown): unknown {
  // oxlint-disable-next-line no-control-regex -- these are the characters to remove
  return typeof value === 'string' ? value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '') : value;
}
