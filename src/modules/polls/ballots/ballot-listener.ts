import type { IncomingMessage, ServerResponse } from 'node:http';
import { isConnectionLoss } from '../../../platform/db/connection-loss.ts';
import { CodedError, commonErrors } from '../../../platform/errors/errors.ts';
import { clientAddress } from '../../../platform/http/client-address.ts';
import type { Services } from '../../../platform/http/context.ts';
import { toProblem } from '../../../platform/http/problem.ts';
import { isSameSite } from '../../../platform/http/same-site.ts';
import { DATA_HEADERS } from '../../../platform/http/security-headers.ts';
import { negotiateLocale } from '../../../platform/i18n/messages.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { ballotBox, type Voter } from './ballot-box.ts';
import { pollErrors } from '../polls.errors.ts';
import { MAX_BALLOT_BYTES, readBallot } from './read-ballot.ts';

const PATH = /^\/api\/polls\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/ballots$/;
const HEADERS = { ...DATA_HEADERS, 'content-type': 'application/json', 'cache-control': 'no-store' };
const RAW_HEADERS = Object.entries(HEADERS).flat();
const RETRY_SECONDS = 3;

/**
 * Answers a ballot before the application is asked: the same checks and the same answer as its route, without the parts of a request
 * that a ballot does not need (no account, no page). False when the request is none.
 */
export function createBallotListener(services: Services): (request: IncomingMessage, response: ServerResponse) => boolean {
  const box = ballotBox(services);
  return (request, response) => {
    if (request.method !== 'POST' || request.url === undefined) return false;
    const pollId = PATH.exec(request.url)?.[1];
    if (pollId === undefined) return false;
    receive(request, response, services, (body, voter) => box.take(pollId, readBallot(body), clientAddress(request, services.config.trustedProxies), voter));
    return true;
  };
}

function receive(request: IncomingMessage, response: ServerResponse, services: Services, take: (body: string, voter: Voter) => void): void {
  const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = HEADERS) => {
    if (response.headersSent || response.destroyed) return;
    const text = JSON.stringify(body);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  };
  const taken = (receipt: string) => {
    if (response.destroyed) return;
    // All of it is ASCII, so its length is known and it is written without being coded.
    response.writeHead(200, [...RAW_HEADERS, 'content-length', String(receipt.length)]).end(receipt, 'latin1');
  };
  const refused = (error: unknown) => {
    const requestId = newId();
    const away = isConnectionLoss(error);
    const coded = error instanceof CodedError ? error : away ? pollErrors.error('busy') : commonErrors.error('server.fault', { requestId });
    if (!(error instanceof CodedError) && !away) services.log.error({ err: error, requestId }, 'a ballot failed');
    const locale = negotiateLocale((request.headers['x-heming-locale'] as string | undefined) ?? request.headers['accept-language']);
    answer(coded.status, toProblem(coded, locale, requestId), { ...HEADERS, ...(coded.status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {}), ...(coded.status === 413 ? { connection: 'close' } : {}) });
  };
  if (request.headers.cookie !== undefined && request.headers.authorization === undefined && !isSameSite(request.headers, hostOf(request, services))) return refused(commonErrors.error('auth.origin'));
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return refused(commonErrors.error('input.malformed'));

  // Nearly always one piece.
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_BALLOT_BYTES) return;
    if (first === undefined) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.on('end', () => {
    if (length > MAX_BALLOT_BYTES) return refused(commonErrors.error('input.too-large', { limit: '4 KB' }));
    try {
      take((more === undefined ? first : Buffer.concat(more))?.toString('utf8') ?? '', { taken, refused });
    } catch (error) {
      refused(error);
    }
  });
}

const hostOf = (request: IncomingMessage, services: Services): string => (services.config.origin === undefined ? (request.headers.host ?? '') : new URL(services.config.origin).host);
