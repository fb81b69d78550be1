/**
 * The program of the compiler's own process (CommonJS, run by `node -e`, so that it needs no file of its own in a
 * bundle). It speaks three messages: `start` (once), then a `job` for a `done` or `failed`.
 *
 * Only the fonts handed over are loaded: an empty fontconfig file keeps the machine's own fonts out on Linux, so
 * that a document looks the same on every server. PDF/A is tried first, because its checks name every text that has
 * no glyph; a document with missing glyphs is written again as a plain PDF and the glyphs are reported.
 */
export const typstChildSource = String.raw`
'use strict';
const { mkdtempSync, writeFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

let compiler;
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  process.send(message.kind === 'start' ? start(message) : job(message));
});

function start({ compilerPath, fontPaths, families }) {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, '<fontconfig><dir>' + folder + '</dir></fontconfig>');
    process.env.FONTCONFIG_FILE = config;
    const { NodeCompiler } = require(compilerPath);
    compiler = NodeCompiler.create({ workspace: join(folder, 'empty'), fontArgs: [{ fontPaths }] });
  } catch (error) {
    return { kind: 'failed', problem: String(error && error.message) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const probe = compiler.compile({ mainFileContent: '#set text(font: json(bytes(sys.inputs.families)))\n字', inputs: { families: JSON.stringify(families) } });
  const unknown = new Set(diagnostics(probe.takeWarnings()).map((text) => /^unknown font family: (.*)$/.exec(text)?.[1]));
  return { kind: 'started', families: families.filter((family) => !unknown.has(family.toLowerCase())) };
}

function job({ source, inputs, createdAt }) {
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs });
    const document = compiled.result;
    if (!document) return { kind: 'failed', problem: diagnostics(compiled.takeDiagnostics()).join('; ') };
    const { pdf, missingGlyphs } = write(document, createdAt);
    return { kind: 'done', pdf, pages: document.numOfPages, missingGlyphs };
  } catch (error) {
    return { kind: 'failed', problem: String(error && error.message) };
  } finally {
    compiler.evictCache(10);
  }
}

function write(document, creationTimestamp) {
  try {
    return { pdf: compiler.pdf(document, { pdfStandard: 'a-2u', creationTimestamp }), missingGlyphs: [] };
  } catch (error) {
    const missing = new Set();
    for (const [, text] of String(error.message).matchAll(/the text ${'`'}\\"(.+?)\\"${'`'} could not be displayed/gu)) {
      missing.add(text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));
    }
    return { pdf: compiler.pdf(document, { creationTimestamp }), missingGlyphs: [...missing] };
  }
}

function diagnostics(error) {
  return error ? compiler.fetchDiagnostics(error).map((each) => each.message) : [];
}
`;
