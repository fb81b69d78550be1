import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { end, startPinned } from './pinned.ts';

export interface PostLoad {
  readonly port: number;
  readonly path: string;
  /** Hex of the key with which the poll's passes are made. */
  readonly passKey: string;
  /** Voters from (included) to (not included), one ballot each. */
  readonly from: number;
  readonly to: number;
  readonly options: number;
  readonly connections: number;
  readonly warmMs: number;
  /** Left out: until all have voted. */
  readonly measureMs?: number;
}

export interface PostMeasured {
  readonly perSecond: number;
  readonly answers: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** A client that posts ballots, in a process of its own on core 1. */
export function startPostClient() {
  const child = startPinned(1, [fileURLToPath(new URL('./post-client.ts', import.meta.url))], { ipc: true });
  return {
    async run(load: PostLoad): Promise<PostMeasured> {
      const answer = once(child, 'message');
      child.send(load);
      const [message] = (await answer) as [PostMeasured | { error: string }];
      if ('error' in message) throw new Error(message.error);
      return message;
    },
    close: () => end(child),
  };
}
