import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { Keeper, meaningOf } from './keeper.ts';

test.each([
  ['EPIPE', 'gone'],
  ['ECONNRESET', 'gone'],
  ['ENOENT', 'gone'],
  [undefined, 'gone'],
  ['57P01', 'gone'],
  ['57P03', 'gone'],
  ['28P01', 'refused'],
  ['XX000', 'fault'],
  ['42501', 'fault'],
])('a failed attempt with %s means %s', (code, meaning) => {
  expect(meaningOf(Object.assign(new Error('failed'), { code }))).toBe(meaning);
});

test('a server that hangs up is one that is stopping', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  expect(await Keeper.open({ host: '127.0.0.1', port }, 'x')).toBeUndefined();
  server.close();
});
