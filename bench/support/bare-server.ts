// A bare node:http server that answers given pages with given headers: what the machine can do at most.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BarePage {
  readonly path: string;
  readonly headers: Record<string, string>;
  /** base64 */
  readonly body: string;
}

process.on('message', (pages: BarePage[]) => {
  const bodies = new Map(pages.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]));
  const server = createServer((request, response) => {
    const page = bodies.get(request.url!);
    if (page === undefined) return void response.writeHead(404).end();
    response.writeHead(200, page.headers).end(page.body);
  });
  // As long as the site's, so that both say the same in their headers.
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
});
