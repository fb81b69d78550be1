import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { testContext } from '../../tests/support/context.ts';
import { startListener } from './listener.ts';

afterEach(() => vi.useRealTimers());

test('while the database is away one connection is tried at a time, however long that takes', async () => {
  const context = await testContext();
  let tried = 0;
  const away = createServer((socket) => {
    tried += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(away, 'listening');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const listener = startListener(`postgresql://nobody@127.0.0.1:${(away.address() as AddressInfo).port}/none`, context, null);
  for (let round = 1; round <= 6; round++) {
    await expect.poll(() => [tried, vi.getTimerCount()]).toEqual([round, 1]);
    vi.advanceTimersByTime(1000);
  }
  await listener.stop();
  away.close();
  await context.close();
});
