import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, safeFileName } from './file-names.ts';
import { kindsOf } from './file-types.ts';

const [jpeg, png] = kindsOf('picture') as [ReturnType<typeof kindsOf>[0], ReturnType<typeof kindsOf>[0]];
const pdf = kindsOf('document')[0]!;

test.each([
  ['春耕 2013.JPG', jpeg, '春耕 2013.jpg'],
  ['photo.jpeg', jpeg, 'photo.jpeg'],
  ['photo.jpg', png, 'photo.png'],
  ['../../etc/passwd', jpeg, 'passwd.jpg'],
  ['C:\\Users\\me\\a.png', png, 'a.png'],
  ['run.exe', jpeg, 'run.exe.jpg'],
  ['计划.v2', pdf, '计划.v2.pdf'],
  ['gnp.\u202Egpj.exe', png, 'gnp.gpj.exe.png'],
  ['a\0b\r\n<c>.png', png, 'ab_c_.png'],
  ['CON.jpg', jpeg, '_CON.jpg'],
  ['w640.png', png, '_w640.png'],
  ['...', jpeg, 'file.jpg'],
  ['', jpeg, 'file.jpg'],
  ['é.png'.normalize('NFD'), png, 'é.png'.normalize('NFC')],
])('%j becomes a harmless name with the extension of its content', (raw, kind, expected) => {
  expect(safeFileName(raw, kind)).toBe(expected);
});

test('any name at all becomes one that is short, flat and stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(jpeg, pdf), (raw, kind) => {
      const name = safeFileName(raw, kind);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]|^\.|^\s/u);
      expect([kind.extension, ...kind.alsoNamed]).toContain(name.split('.').at(-1));
      expect(safeFileName(name, kind)).toBe(name);
    }),
    { numRuns: 500 },
  );
});

test('long names are cut between characters and keep their extension', () => {
  const name = safeFileName(`${'和鸣𠮷'.repeat(80)}.jpg`, jpeg);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name.endsWith('.jpg')).toBe(true);
  expect(name).not.toContain('\uFFFD');
});

test('Content-Disposition carries the name for old and new clients and cannot be broken out of', () => {
  expect(contentDisposition('attachment', '年度"综述" (终).pdf')).toBe(`attachment; filename="__________ (_).pdf"; filename*=UTF-8''${encodeURIComponent('年度"综述" (终).pdf').replaceAll('(', '%28').replaceAll(')', '%29')}`.replace('__________', '______'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const value = contentDisposition('inline', name);
      expect(value).toMatch(/^inline; filename="[\x20-\x7E]*"; filename\*=UTF-8''[A-Za-z0-9!~_.%-]*$/);
      expect(value.split('"')).toHaveLength(3);
    }),
  );
});
