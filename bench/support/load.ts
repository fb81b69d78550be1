import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { end, startPinned } from './pinned.ts';

export interface Load {
  readonly port: number;
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly connections: number;
  readonly warmMs: number;
  readonly measureMs: number;
}

export interface Measured {
  readonly pagesPerSecond: number;
  readonly pages: number;
  /** Head and body. */
  readonly bytesPerPage: number;
}

export interface LoadClient {
  run(load: Load): Promise<Measured>;
  close(): Promise<void>;
}

/** A client of HTTP in a process of its own on core 1. */
export function startLoadClient(): LoadClient {
  const child = startPinned(1, [fileURLToPath(new URL('./load-client.ts', import.meta.url))], { ipc: true });
  return {
    async run(load) {
      const answer = once(child, 'message');
      child.send(load);
      const [message] = (await answer) as [Measured | { error: string }];
      if ('error' in message) throw new Error(message.error);
      return message;
    },
    close: () => end(child),
  };
}
