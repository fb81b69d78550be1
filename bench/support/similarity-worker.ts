// Fills a database with texts by number and their keys, or draws pictures and tells their prints; see similarity-fill.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readGray } from '../../src/platform/similarity/picture/gray-picture.ts';
import { encodePrint, takePrint } from '../../src/platform/similarity/picture/picture-print.ts';
import { readText } from '../../src/platform/similarity/text/compare-texts.ts';
import { keysOf, textKeys } from '../../src/platform/similarity/text/text-keys.ts';
import { drawPicture } from './drawn-pictures.ts';
import { makeTexts } from './drawn-texts.ts';
import { copyRows, type FillTask, ownerId, withClient } from './similarity-fill.ts';

const AT_ONCE = 2000;
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

async function drawPictures({ from, to }: Extract<FillTask, { kind: 'pictures' }>): Promise<void> {
  for (let number = from; number < to; number++) {
    // A worker's port has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort!.postMessage({ number, print: encodePrint(takePrint(await readGray(await drawPicture(number)))) });
  }
}

await (task.kind === 'texts' ? fillTexts(task) : drawPictures(task));
