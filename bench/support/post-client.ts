// Posts ballots over kept-alive connections, one at a time on each, and counts the answers with how long each took.
import { createSecretKey } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { makePass } from '../../src/modules/polls/ballots/pass.ts';
import { tagOf } from './ballot-tags.ts';
import type { PostLoad, PostMeasured } from './post-load.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

process.on('message', (load: PostLoad) => {
  void measure(load).then((measured) => process.send!(measured), (error: Error) => process.send!({ error: error.message }));
});

function* requests({ port, path, passKey, from, to, options }: PostLoad): Generator<Buffer> {
  const key = createSecretKey(Buffer.from(passKey, 'hex'));
  const givenAt = Date.now() - 5000;
  for (let n = from; n < to; n++) {
    const body = JSON.stringify({ choices: [1 + (n % options)], pass: makePass(key, { voter: tagOf(n), givenAt }) });
    yield Buffer.from(`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  }
}

function measure(load: PostLoad): Promise<PostMeasured> {
  // Made before, so that making them takes nothing from the measured time; a long run makes them as it goes.
  const next = load.measureMs === undefined ? requests(load) : [...requests(load)].values();
  return new Promise((done, failed) => {
    const sockets = new Set<Socket>();
    const times: number[] = [];
    let answers = 0;
    let bytes = 0;
    let counting = load.warmMs === 0;
    let began = performance.now();
    let from = began;
    let ended = false;
    const finish = (error?: Error) => {
      if (ended) return;
      ended = true;
      for (const socket of sockets) socket.destroy();
      if (error !== undefined) return failed(error);
      const sorted = Float64Array.from(times).toSorted();
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
      done({ perSecond: answers / ((performance.now() - from) / 1000), answers, p50: at(0.5), p99: at(0.99), bytes: Math.round(bytes / Math.max(1, answers)), seconds: (performance.now() - began) / 1000 });
    };
    const open = () => {
      const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
      sockets.add(socket);
      let parts: Buffer[] = [];
      let got = 0;
      let wanted = -1;
      let sent = 0;
      const ask = () => {
        const request = next.next();
        if (request.done === true) {
          socket.end();
          sockets.delete(socket);
          if (sockets.size === 0) finish(load.measureMs === undefined ? undefined : new Error('too few ballots were made for this machine'));
          return;
        }
        sent = performance.now();
        socket.write(request.value);
      };
      socket.on('connect', ask);
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
          if (!head.startsWith('HTTP/1.1 200') || length === undefined) return finish(new Error(`unexpected answer: ${start.toString('utf8')}`));
          wanted = end + 4 + Number(length);
        }
        if (got < wanted) return;
        if (counting) {
          answers += 1;
          bytes += got;
          times.push(performance.now() - sent);
        }
        parts = [];
        got = 0;
        wanted = -1;
        ask();
      });
    };
    began = performance.now();
    from = began;
    for (let index = 0; index < load.connections; index++) open();
    if (load.measureMs === undefined) return;
    setTimeout(() => {
      counting = true;
      from = performance.now();
      setTimeout(() => finish(), load.measureMs);
    }, load.warmMs);
  });
}
