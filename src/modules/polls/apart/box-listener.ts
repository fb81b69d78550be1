import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../../../platform/http/context.ts';
import { createBallotListener } from '../ballots/ballot-listener.ts';

const BALLOTS = /^\/api\/polls\/[^/?]+\/ballots$/;

/**
 * Takes ballots as the site itself does, from pages of the desk's site too: browsers are told that those, and no others, may send here and
 * read the answer. No cookie is asked for or set.
 */
export function createBoxListener(services: Services): (request: IncomingMessage, response: ServerResponse) => boolean {
  const takeBallot = createBallotListener(services);
  const desk = services.config.deskUrl!;
  return (request, response) => {
    if (request.url === undefined || !BALLOTS.test(request.url)) return false;
    response.setHeader('vary', 'origin');
    if (request.headers.origin === desk) {
      response.setHeader('access-control-allow-origin', desk);
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    }
    if (request.method !== 'OPTIONS') return takeBallot(request, response);
    response.writeHead(204, { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type, x-heming-locale', 'access-control-max-age': '600' }).end();
    return true;
  };
}
