// npm run bench -- NAME [--quick]: measures one claim and prints JSON lines { bench, value, unit, limit, ratio }.
import { readdir } from 'node:fs/promises';
import type { Bench, Line } from './support/line.ts';

const [name, ...flags] = process.argv.slice(2);
const known = (await readdir(new URL('.', import.meta.url))).filter((file) => file.endsWith('.ts') && file !== 'run.ts').map((file) => file.replace(/\.ts$/, '')).toSorted();
if (name === undefined || !known.includes(name)) {
  console.error(`Give the name of a bench: ${known.join(', ')}`);
  process.exit(2);
}
const bench = (await import(`./${name}.ts`)) as Bench;
await bench.run((line: Line) => process.stdout.write(`${JSON.stringify(line)}\n`), { quick: flags.includes('--quick') });
