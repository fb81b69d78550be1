import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from '../http/problem.ts';
import { CodedError, type ErrorSet } from './errors.ts';

const sources = async (): Promise<string[]> => ((await Readable.from(glob('src/**/*.ts')).toArray()) as string[]).filter((path) => !path.endsWith('.test.ts'));
const HAN = /\p{Script=Han}/u;
const placesOf = (text: string) => [...text.matchAll(/\{(\w+?)(?:En)?\}/g)].map(([, name]) => name);

test('every coded error says the same in both languages', async () => {
  const files = (await sources()).filter((path) => /\bdefineErrors\(\{/.test(readFileSync(path, 'utf8')));
  expect(files.length).toBeGreaterThan(8);
  const seen = new Set<string>();
  for (const path of files) {
    const sets = Object.values((await import(/* @vite-ignore */ `${process.cwd()}/${path}`)) as Record<string, unknown>).filter((value): value is ErrorSet<string> => typeof value === 'object' && value !== null && 'definitions' in value);
    expect(sets.length, path).toBeGreaterThan(0);
    for (const [code, { zh, en }] of sets.flatMap(({ definitions }) => Object.entries(definitions))) {
      expect(zh, code).toMatch(HAN);
      expect(en, code).not.toMatch(HAN);
      expect(en, code).toMatch(/ /);
      // Chinese needs no word for some numbers, never the other way round.
      expect(placesOf(zh), code).toEqual(expect.arrayContaining(placesOf(en)));
      expect(seen.has(code), `${code} is declared twice`).toBe(false);
      seen.add(code);
    }
  }
});

test('a rule of a schema says what is wrong in both languages', async () => {
  const bare: string[] = [];
  for (const path of await sources()) {
    const text = readFileSync(path, 'utf8');
    if (!/from '(zod|@hono\/zod-openapi)'/.test(text)) continue;
    for (const [call] of text.matchAll(/\berror: ['"`][^'"`]*|\b(?:regex|min|max|length)\([^()]*, ['"`][^'"`]*|\.refine\([^;]{0,400}?message: ['"`][^'"`]*['"`](?!, params)/g)) bare.push(`${path}: ${call.slice(0, 80)}`);
  }
  expect(bare).toEqual([]);
});

test('a rule without words is told in general ones, never by its code', () => {
  const refused = z.string().refine(() => false, { error: 'some.code' });
  const told = (() => {
    try {
      return parseInput(refused, 'x');
    } catch (error) {
      return error;
    }
  })();
  expect(told).toBeInstanceOf(CodedError);
  expect((told as CodedError).fields).toEqual([{ path: '', code: 'custom', message: { zh: '填写不正确。', en: 'This is not valid.' } }]);
});
