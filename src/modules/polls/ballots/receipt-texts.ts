import type { KnownPoll } from './poll-book.ts';
import type { TakenBatch } from './batcher.ts';
import { leafFrame } from './leaf.ts';

/** JSON of a text in ASCII, kept by the engine as one byte a sign: answers made with it are written without being coded. */
function asciiJson(text: string): string {
  const json = JSON.stringify(text).replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(json, 'latin1').toString('latin1');
}

const escaped = (text: string) => text.replaceAll('"', '\\"');

/**
 * What each voter of a batch is answered: the JSON of a CastBallot, all ASCII. Written by hand, the parts that a batch shares once; what
 * differs is base64 and numbers, which need no escaping.
 */
export function receiptTexts(known: KnownPoll, { ballots, seq }: TakenBatch, promise: { readonly note: string; readonly ways: readonly string[] }): string[] {
  const head = `","receipt":{"format":"heming-receipt/v1","key":${asciiJson(known.logKey)},"leaf":"`;
  const signed = `","promise":{"note":${asciiJson(promise.note)},"index":`;
  let second = '';
  let [before, between, behind] = ['', '', ''];
  return ballots.map(({ voter, commitment, instant, salt, choices }, index) => {
    if (instant !== second) {
      [before, between, behind] = leafFrame(known.poll.id, instant).map(escaped) as [string, string, string];
      second = instant;
    }
    return `{"seq":"${seq + index}${head}${before}${commitment}${between}${voter}${behind}${signed}${index},"path":[${promise.ways[index]}]},"kept":{"salt":"${salt}","choices":[${choices.join(',')}]}}}`;
  });
}
