/**
 * The program of the compiler's own process (CommonJS, run by `node -e`, so that it needs no file of its own in a
 * bundle). It speaks three messages: `start` (once), then a `job` for a `done` or `failed`.
 *
 * Only the fonts handed over are loaded: an empty fontconfig file keeps the machine's own fonts out on Linux, so
 * that a document looks the same on every server. PDF/A is asked for, because its checks name the texts that have
 * no glyph: each is set as a geta mark and reported, so that nothing is left out in silence.
 */
export const typstChildSource = String.raw`
'use strict';
const { mkdtempSync, writeFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// U+3013, what Chinese printers set in place of a type they lack.
const GETA = '〓';
const MOST_MISSING = 60;

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
  const missing = new Set();
  try {
    for (;;) {
      const compiled = compiler.compile({ mainFileContent: source, inputs });
      const document = compiled.result;
      if (!document) return { kind: 'failed', problem: diagnostics(compiled.takeDiagnostics()).join('; ') };
      const pages = document.numOfPages;
      try {
        const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
        return { kind: 'done', pdf, pages, missingGlyphs: [...missing] };
      } catch (error) {
        // One text is named at a time; it is set as a geta mark, and the rest is looked at again.
        const text = missingText(String(error.message));
        if (text === null || missing.has(text) || missing.size >= MOST_MISSING) {
          return { kind: 'done', pdf: compiler.pdf(document, { creationTimestamp: createdAt }), pages, missingGlyphs: [...missing, ...(text === null ? [] : [text])] };
        }
        missing.add(text);
        inputs = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, value.replaceAll(text, GETA)]));
      }
    }
  } catch (error) {
    return { kind: 'failed', problem: String(error && error.message) };
  } finally {
    compiler.evictCache(10);
  }
}

function missingText(message) {
  const found = /the text ${'`'}?\\*"(.+?)\\*"${'`'}? could not be displayed/u.exec(message);
  return found && found[1].replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
}

function diagnostics(error) {
  return error ? compiler.fetchDiagnostics(error).map((each) => each.message) : [];
}
`;
