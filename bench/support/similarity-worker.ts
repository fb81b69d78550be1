// Fills a database with texts by number and their keys, draws pictures and tells their prints or files, or fills the database with prints; see similarity-fill.ts.
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { readGray } from '../../src/platform/similarity/picture/gray-picture.ts';
import { storedKeys } from '../../src/platform/similarity/picture/picture-keys.ts';
import { encodePrint, takePrint } from '../../src/platform/similarity/picture/picture-print.ts';
import { readText } from '../../src/platform/similarity/text/compare-texts.ts';
import { keysOf, textKeys } from '../../src/platform/similarity/text/text-keys.ts';
import { drawPicture } from './drawn-pictures.ts';
import { makeTexts } from './drawn-texts.ts';
import { mixedPrint } from './mixed-print.ts';
import { randomFrom } from './random.ts';
import { copyRows, type FillTask, ownerId, withClient } from './similarity-fill.ts';

const AT_ONCE = 2000;
/** Ids of pictures' items begin here: those below are of texts. */
const FIRST_PICTURE = 10_000_000;
const task = workerData as FillTask;

async function fillTexts({ url, from, to }: Extract<FillTask, { kind: 'texts' }>): Promise<void> {
  const make = makeTexts();
  await withClient(url, async (client) => {
    for (let first = from; first < to; first += AT_ONCE) {
      const [items, keys, bodies]: [string[], string[], string[]] = [[], [], []];
      for (let number = first; number < Math.min(to, first + AT_ONCE); number++) {
        const body = make(number);
        const own = keysOf(textKeys(readText(body).shingles));
        items.push(`${number + 1}\t${ownerId(number)}\ttext\t0\t{${own.join(',')}}\n`);
        keys.push(own.map((key) => `${key}\t${number + 1}\n`).join(''));
        bodies.push(`${ownerId(number)}\t${body.replaceAll('\n', String.raw`\n`)}\n`);
      }
      await copyRows(client, 'similarity_items (id, owner_id, kind, place, keys)', items);
      await copyRows(client, 'similarity_text_keys (key, item_id)', keys);
      await copyRows(client, 'bench_texts (owner_id, body)', bodies);
    }
  });
}

async function drawPictures({ kind, from, to }: Extract<FillTask, { kind: 'draw' | 'photographs' }>): Promise<void> {
  for (let number = from; number < to; number++) {
    const picture = await drawPicture(number);
    const told = kind === 'draw' ? { number, print: takePrint(await readGray(picture)) } : { number, file: await sharp(picture).resize(1600).jpeg({ quality: 85 }).toBuffer() };
    // A worker's port has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort!.postMessage(told);
  }
}

async function fillPictures({ url, from, to, apart, drawn }: Extract<FillTask, { kind: 'pictures' }>): Promise<void> {
  await withClient(url, async (client) => {
    for (let first = from; first < to; first += AT_ONCE) {
      const random = randomFrom(first);
      const [items, keys]: [string[], string[]] = [[], []];
      for (let number = first; number < Math.min(to, first + AT_ONCE); number++) {
        const print = number % apart === 0 ? drawn[number / apart]! : mixedPrint(drawn, random);
        const own = storedKeys(print);
        const id = FIRST_PICTURE + number;
        items.push(`${id}\t${ownerId(number)}\tpicture\t0\t{${own.join(',')}}\t\\\\x${encodePrint(print).toString('hex')}\n`);
        keys.push(own.map((key) => `${key}\t${id}\n`).join(''));
      }
      await copyRows(client, 'similarity_items (id, owner_id, kind, place, keys, print)', items);
      await copyRows(client, 'similarity_picture_keys (key, item_id)', keys);
    }
  });
}

await (task.kind === 'texts' ? fillTexts(task) : task.kind === 'pictures' ? fillPictures(task) : drawPictures(task));
