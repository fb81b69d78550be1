import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from '../../config/root.ts';
import type { Gray } from './gray-picture.ts';
import type { FreshPrint } from './picture-print.ts';
import type { PrintReply } from './print-thread.ts';

interface Waiting {
  readonly done: (print: FreshPrint) => void;
  readonly failed: (error: Error) => void;
}

/** The thread is an entry of its own, built beside the server or run from its source. */
const threadFile = () => (import.meta.url.endsWith('.ts') ? join(ROOT, 'src', 'entry', 'prints.ts') : join(ROOT, 'dist', 'server', 'prints.js'));

let thread: { readonly worker: Worker; readonly waiting: Waiting[] } | undefined;

function startThread(): NonNullable<typeof thread> {
  const started = { worker: new Worker(threadFile()), waiting: [] as Waiting[] };
  const { worker, waiting } = started;
  const lost = (error: Error) => {
    if (thread === started) thread = undefined;
    for (const { failed } of waiting.splice(0)) failed(error);
  };
  worker.on('message', (reply: PrintReply) => {
    const { done, failed } = waiting.shift()!;
    if ('print' in reply) done(reply.print);
    else failed(new Error(reply.problem));
    // Nobody waits: the process may end without asking the thread.
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', lost);
  worker.on('exit', (code) => lost(new Error(`the thread of prints ended (${code})`)));
  return started;
}

/**
 * Takes a picture's print in a thread of its own, one picture after the other: it costs tens of milliseconds, in which the process goes on answering. Rejects when the
 * thread dies; the next call starts another.
 */
export function takePrintApart(picture: Gray): Promise<FreshPrint> {
  thread ??= startThread();
  const { worker, waiting } = thread;
  worker.ref();
  return new Promise((done, failed) => {
    waiting.push({ done, failed });
    worker.postMessage(picture, []);
  });
}
