import type { DescribedSchema as Schema } from '../../src/platform/http/openapi-example.ts';
import { type Fullness, sampleBody } from './sample-body.ts';
import type { OtherCounty } from './world.ts';

export interface Operation {
  readonly 'x-access': { kind: string };
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}

/** Whose id a path's parameter is, by where it stands. A new route says here what it opens, or the test fails. */
const OPENS: readonly [RegExp, keyof OtherCounty['ids']][] = [
  [/^\/api\/organizations\/imports\/\{id\}/, 'import'],
  [/^\/api\/organizations\/\{id\}/, 'organization'],
  [/^\/api\/people\/exports\/\{id\}/, 'peopleExport'],
  [/^\/api\/(people)\/\{id\}/, 'person'],
  [/^\/api\/accounts\/\{id\}/, 'account'],
  [/^\/api\/grants\/\{id\}/, 'grant'],
  [/^\/api\/notices\/\{id\}/, 'notice'],
  [/^\/api\/campaigns\/\{id\}/, 'campaign'],
  [/^\/api\/campaign-bulletins\/\{id\}/, 'bulletin'],
  [/^\/api\/campaign-templates\/\{id\}/, 'template'],
  [/^\/api\/contests\/\{id\}/, 'contest'],
  [/^\/api\/entries\/\{id\}/, 'entry'],
  [/^\/api\/judging\/rounds\/\{id\}/, 'round'],
  [/^\/api\/judging\/(judges|desk)\/\{id\}/, 'judge'],
  [/^\/api\/judging\/(assignments|works)\/\{id\}/, 'work'],
  [/^\/api\/judging\/media\/\{id\}/, 'medium'],
  [/^\/api\/award-(proposals|notices)\/\{id\}/, 'awardProposal'],
  [/^\/api\/award-cases\/\{id\}/, 'awardCase'],
  [/^\/api\/awards\/\{id\}/, 'award'],
  [/^\/api\/certificates\/\{id\}/, 'certificate'],
  [/^\/api\/certificate-batches\/\{id\}/, 'certificateBatch'],
  [/^\/api\/polls\/\{id\}/, 'poll'],
  [/^\/api\/poll-institutions\/\{id\}/, 'nothing'],
  [/^\/api\/surveys\/\{id\}/, 'survey'],
  [/^\/api\/forums\/\{id\}/, 'forum'],
  [/^\/api\/posts\/\{id\}/, 'post'],
  [/^\/api\/appeals\/\{id\}/, 'nothing'],
  [/^\/api\/pledges\/\{id\}/, 'pledge'],
  [/^\/api\/letters\/\{id\}/, 'letter'],
  [/^\/api\/files\/\{id\}/, 'file'],
  [/^\/api\/ledger\/facts\/\{id\}/, 'fact'],
  [/^\/api\/(uploads|me\/tokens|me\/objections|session\/others|site-feedback)\/\{id\}/, 'nothing'],
];
const PARAMETERS: Record<string, keyof OtherCounty['ids']> = { organizationId: 'recipient', exportId: 'export', likenessId: 'nothing', markId: 'nothing', entryId: 'entry', code: 'nothing' };
const BODY_IDS: Record<string, keyof OtherCounty['ids']> = { campaignId: 'campaign', categoryId: 'category', fileId: 'file', coverFileId: 'file', personId: 'person', id: 'entry', activityId: 'contest', contestId: 'contest', entryId: 'entry', judgeId: 'judge', afterRoundId: 'round', roundId: 'round', levelId: 'awardLevel', firstId: 'work', secondId: 'work' };

const ORDER = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'];

export interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** Every route of a description. */
export const operationsOf = (description: Description): Route[] => Object.entries(description.paths).flatMap(([path, each]) => Object.entries(each).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));

/** Routes that read before those that change, and those that take away last, so that what they need is still there. */
export const inTurn = (description: Description) => operationsOf(description).toSorted((one, other) => ORDER.indexOf(one.method) - ORDER.indexOf(other.method));

/** Parts of a request to one route, all of them as the description wants them. */
export interface SampleRequest {
  readonly method: string;
  /** Names of the path's parameters with what fills them. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SampleOptions {
  /** Which optional parameters of the query to give. */
  readonly queried: (name: string) => boolean;
  readonly fullness?: Fullness;
  /** Ids of a body's properties that are not to be those of the western city. */
  readonly bodyIds?: Readonly<Record<string, string>>;
}

/** A request that fits its route and opens, changes or names what belongs to the western city. */
export function sampleRequest({ path, method, operation }: Route, { components: { schemas } }: Description, ids: OtherCounty['ids'], { queried, fullness, bodyIds = {} }: SampleOptions): SampleRequest {
  const opened = OPENS.find(([pattern]) => pattern.test(path))?.[1];
  const params = Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
      if (name === 'kind') return [name, 'mobile'];
      if (name === 'purpose') return [name, 'display'];
      if (name === 'number' || name === 'seq') return [name, '1'];
      const key = PARAMETERS[name!] ?? opened;
      if (key === undefined) throw new Error(`say in OPENS what ${path} opens`);
      return [name, ids[key]];
    }),
  );
  const query: Record<string, string> = {};
  for (const { name, in: place, required, schema } of operation.parameters ?? []) {
    if (place === 'query' && (required === true || queried(name))) query[name] = String(sampleBody(schema, schemas, () => ids[name === 'contest' ? 'contest' : 'organization'], name));
  }
  const json = operation.requestBody?.content['application/json'];
  return { method, params, query, ...(json === undefined ? {} : { body: sampleBody(json.schema, schemas, (property) => bodyIds[property] ?? ids[BODY_IDS[property] ?? 'organization'], '', fullness) }) };
}

/** The request as the application takes it; a route that takes a file gets one. */
export function toRequest(path: string, operation: Operation, { method, params, query, body }: SampleRequest): { url: string; init: RequestInit } {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!.toWellFormed()));
  const search = new URLSearchParams(query);
  const init: RequestInit = { method, headers: { 'accept-language': 'zh' } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  } else if (operation.requestBody?.content['multipart/form-data'] !== undefined) {
    const form = new FormData();
    form.set('file', new File(['机构代码,上级代码\n'], 'x.csv'));
    form.set('purpose', 'text');
    init.body = form;
  }
  return { url: `http://localhost${filled}${search.size > 0 ? `?${search}` : ''}`, init };
}
