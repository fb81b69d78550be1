// Asks a server for pages over kept-alive connections, one request at a time on each, and counts what came back whole.
import { connect, type Socket } from 'node:net';
import type { Load, Measured } from './load.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

process.on('message', (load: Load) => {
  void measure(load).then((measured) => process.send!(measured), (error: Error) => process.send!({ error: error.message }));
});

function measure({ port, paths, connections, warmMs, measureMs }: Load): Promise<Measured> {
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: keep-alive\r\n\r\n`));
  return new Promise((done, failed) => {
    const sockets: Socket[] = [];
    let next = 0;
    let pages = 0;
    let bytes = 0;
    let counting = false;
    let from = 0;
    const finish = (error?: Error) => {
      for (const socket of sockets) socket.destroy();
      if (error === undefined) done({ pagesPerSecond: pages / ((performance.now() - from) / 1000), pages, bytesPerPage: Math.round(bytes / pages) });
      else failed(error);
    };
    const open = () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      sockets.push(socket);
      let parts: Buffer[] = [];
      let got = 0;
      let wanted = -1;
      const ask = () => socket.write(requests[next++ % requests.length]!);
      socket.on('connect', () => void ask());
      socket.on('error', finish);
      socket.on('data', (chunk: Buffer) => {
        parts.push(chunk);
        got += chunk.length;
        if (wanted < 0) {
          const start = parts.length === 1 ? chunk : Buffer.concat(parts);
          parts = [start];
          const end = start.indexOf(HEAD_END);
          if (end < 0) return;
          const head = start.toString('latin1', 0, end);
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          if (!head.startsWith('HTTP/1.1 200') || length === undefined) return finish(new Error(`unexpected answer: ${head}`));
          wanted = end + 4 + Number(length);
        }
        if (got < wanted) return;
        if (got > wanted) return finish(new Error('more bytes than announced'));
        if (counting) {
          pages += 1;
          bytes += got;
        }
        parts = [];
        got = 0;
        wanted = -1;
        ask();
      });
    };
    for (let index = 0; index < connections; index++) open();
    setTimeout(() => {
      counting = true;
      from = performance.now();
      setTimeout(finish, measureMs);
    }, warmMs);
  });
}
