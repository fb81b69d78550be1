import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import sharp from 'sharp';
import { openDatabase } from '../src/platform/db/db.ts';
import { readGray } from '../src/platform/similarity/picture/gray-picture.ts';
import { type FreshPrint, takePrint } from '../src/platform/similarity/picture/picture-print.ts';
import { findLikePictures } from '../src/platform/similarity/picture-index.ts';
import { readText } from '../src/platform/similarity/text/compare-texts.ts';
import { findLikeTexts } from '../src/platform/similarity/text-index.ts';
import { withScratchDatabase } from '../tests/support/scratch-database.ts';
import { ALTERATIONS } from './support/alterations.ts';
import { TEXT_ALTERATIONS } from './support/altered-texts.ts';
import { drawPicture } from './support/drawn-pictures.ts';
import { makeTexts } from './support/drawn-texts.ts';
import type { Line } from './support/line.ts';
import { type OneCore, pinTogether, timed, type Timed } from './support/one-core.ts';
import { randomFrom } from './support/random.ts';
import { drawPhotographs, fillPictures, fillTexts, ownerId } from './support/similarity-fill.ts';

type Report = (line: Line) => void;

/** `apart`: of so many pictures one is drawn, the others put together of patches of drawn ones. */
const FULL = { texts: 1_000_000, pictures: 200_000, apart: 80, asked: 1000, altered: 100 };
const QUICK = { texts: 20_000, pictures: 5_000, apart: 25, asked: 150, altered: 12 };
type Plan = typeof FULL;
const LIMIT_MS = 50;
const WANTED_RECALL = 0.95;
const MOST_FALSE = 1 / 10_000;
/** Numbers from here on are of texts and pictures that the index does not hold. */
const UNKNOWN = 50_000_000;
/** Questions before the first that counts: until the process has compiled what it runs. */
const WARMING = 200;
const NOBODY = ownerId(0xffffffff);

const started = performance.now();
const progress = (text: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const at = (times: readonly number[], part: number) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;

const latency = (bench: string, core: OneCore, times: readonly Timed[], note: string): Line => {
  const walls = times.map(({ wall }) => wall);
  const cpus = times.map(({ cpu }) => cpu);
  const p99 = at(walls, 0.99);
  return {
    bench, value: round(p99, 1), unit: 'ms', limit: LIMIT_MS, ratio: round(p99 / LIMIT_MS, 3),
    note: `p99 of ${times.length}; median ${round(at(walls, 0.5), 1)} ms; processor time of client and server: p99 ${round(at(cpus, 0.99), 1)} ms, median ${round(at(cpus, 0.5), 1)} ms; ${note}; ${core.pinned ? 'server and client on one core' : 'not held to one core'}, load ${loadavg()[0]!.toFixed(1)}`,
  };
};

const recallLine = (bench: string, recalls: ReadonlyMap<string, number>, note: string): Line => {
  const [worst, least] = [...recalls].toSorted((a, b) => a[1] - b[1])[0]!;
  return { bench, value: round(least, 3), unit: 'of those altered', limit: WANTED_RECALL, ratio: round(least / WANTED_RECALL, 3), note: `the least of all alterations (${worst}); ${[...recalls].map(([name, value]) => `${name} ${round(value, 3)}`).join(', ')}; ${note}` };
};

async function benchTexts(url: string, plan: Plan, report: Report): Promise<{ pairs: number; wrong: number; asked: number }> {
  const { db, close } = openDatabase(url, { max: 1 });
  const make = makeTexts();
  const textsOf = async (owners: readonly string[]) => {
    const { rows } = await sql<{ owner_id: string; body: string }>`select owner_id, body from bench_texts where owner_id = any(${[...owners]}::uuid[])`.execute(db);
    return new Map(rows.map(({ owner_id, body }) => [owner_id, body]));
  };
  const ask = (text: string) => findLikeTexts(db, NOBODY, readText(text), textsOf);
  const random = randomFrom(7);
  const core = await pinTogether(db);
  for (let number = 0; number < WARMING; number++) await ask(make(UNKNOWN - 1 - number));

  progress('asking for unknown texts and for altered ones');
  const times: Timed[] = [];
  let wrong = 0;
  for (let number = 0; number < plan.asked; number++) {
    const text = make(UNKNOWN + number);
    const { answer, ...time } = await timed(core, () => ask(text));
    wrong += answer.length;
    times.push(time);
  }
  const recalls = new Map<string, number>();
  for (const [name, alter] of Object.entries(TEXT_ALTERATIONS)) {
    let found = 0;
    for (let each = 0; each < plan.altered * 2; each++) {
      const number = Math.floor(random() * plan.texts);
      const text = alter(make(number), random, make(UNKNOWN + 1_000_000 + each));
      const { answer, ...time } = await timed(core, () => ask(text));
      times.push(time);
      if (answer.some((like) => like.ownerId === ownerId(number))) found += 1;
      wrong += answer.filter((like) => like.ownerId !== ownerId(number)).length;
    }
    recalls.set(name, found / (plan.altered * 2));
  }
  report(latency('duplicates/text-p99', core, times, `${plan.texts} texts; ${plan.asked} unknown, the others altered`));
  report(recallLine('duplicates/text-recall', recalls, `${plan.altered * 2} texts each, of ${plan.texts}`));
  await close();
  return { pairs: times.length * plan.texts, wrong, asked: times.length };
}

async function benchPictures(url: string, plan: Plan, photographs: readonly Buffer[], report: Report): Promise<{ pairs: number; wrong: number; asked: number }> {
  const { db, close } = openDatabase(url, { max: 1 });
  const core = await pinTogether(db);
  const find = (print: FreshPrint) => findLikePictures(db, { ownerId: NOBODY, kind: 'picture' }, print);
  const ask = async (file: Buffer) => find(takePrint(await readGray(file)));
  for (const file of photographs.slice(plan.asked)) await ask(file);

  progress('asking for unknown pictures');
  const [whole, searches]: [Timed[], Timed[]] = [[], []];
  let wrong = 0;
  for (const file of photographs.slice(0, plan.asked)) {
    const taken = await timed(core, async () => takePrint(await readGray(file)));
    const { answer, ...search } = await timed(core, () => find(taken.answer));
    wrong += answer.length;
    searches.push(search);
    whole.push({ wall: taken.wall + search.wall, cpu: taken.cpu + search.cpu });
  }
  const of = `${plan.asked} unknown pictures among ${plan.pictures}`;
  report(latency('duplicates/picture-p99', core, searches, `${of}; the search, once the picture's print is taken`));
  report(latency('duplicates/picture-whole-p99', core, whole, `${of}; from a JPEG 1,600 wide to the answer`));

  progress('asking for altered pictures');
  const found = new Map(Object.keys(ALTERATIONS).map((name) => [name, 0]));
  const drawn = plan.pictures / plan.apart;
  for (let each = 0; each < plan.altered; each++) {
    // From all parts of the index.
    const nth = Math.floor((each * drawn) / plan.altered);
    const own = ownerId(nth * plan.apart);
    const picture = await drawPicture(nth);
    const { width, height } = await sharp(picture).metadata();
    for (const [name, alter] of Object.entries(ALTERATIONS)) {
      const likes = await ask(await alter(picture, width, height));
      if (likes.some((like) => like.ownerId === own)) found.set(name, found.get(name)! + 1);
      wrong += likes.filter((like) => like.ownerId !== own).length;
    }
  }
  const recalls = new Map([...found].map(([name, times]) => [name, times / plan.altered]));
  report(recallLine('duplicates/picture-recall', recalls, `${plan.altered} drawn pictures each, among ${plan.pictures}, of which one in ${plan.apart} is drawn and the rest are put together of patches of drawn ones`));
  await close();
  const asked = plan.asked + plan.altered * Object.keys(ALTERATIONS).length;
  return { pairs: asked * plan.pictures, wrong, asked };
}

/** The search for like texts and pictures: how long a new one waits, what is found again of altered ones, what is found wrongly. */
export async function run(report: Report, options: { quick: boolean }): Promise<void> {
  const plan = options.quick ? QUICK : FULL;
  await withScratchDatabase(async (url) => {
    // Both before anything is held to one core: what this process starts later would be held there too.
    await fillTexts(url, plan.texts, progress);
    await fillPictures(url, plan.pictures, plan.apart, progress);
    progress('drawing what is asked for');
    const photographs = await drawPhotographs(UNKNOWN, plan.asked + WARMING);
    const texts = await benchTexts(url, plan, report);
    const pictures = await benchPictures(url, plan, photographs, report);
    // The stricter reading: wrong answers by questions asked, not by pairs compared.
    const value = (texts.wrong + pictures.wrong) / (texts.asked + pictures.asked);
    report({
      bench: 'duplicates/false-pairs', value: round(value, 6), unit: 'of the questions', limit: MOST_FALSE, ratio: round(value / MOST_FALSE, 3),
      note: `${texts.wrong} wrong texts in ${texts.asked} questions (${texts.pairs} pairs), ${pictures.wrong} wrong pictures in ${pictures.asked} (${pictures.pairs} pairs)`,
    });
  });
  progress('done');
}
