import { parentPort } from 'node:worker_threads';
import type { Gray } from './gray-picture.ts';
import { type FreshPrint, takePrint } from './picture-print.ts';

/** What the thread answers, in the order it was asked. */
export type PrintReply = { readonly print: FreshPrint } | { readonly problem: string };

/** Takes a print of each picture that comes, until the thread is ended. */
export function servePrints(): void {
  parentPort!.on('message', (picture: Gray) => {
    let reply: PrintReply;
    try {
      reply = { print: takePrint(picture) };
    } catch (error) {
      reply = { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    parentPort!.postMessage(reply, []);
  });
}
