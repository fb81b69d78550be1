import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createWeb } from '../../src/app/http.ts';
import { listen } from '../../src/app/listen.ts';
import { modules } from '../../src/app/modules.ts';
import { runSweeps } from '../../src/app/sweeps.ts';
import { startWorker } from '../../src/app/worker.ts';
import { createOrganization, createRoot, type NewOrganization } from '../../src/modules/organizations/public.ts';
import { insertStaff } from '../../src/modules/people/usecases/create-staff-account.ts';
import { insertGrant } from '../../src/modules/people/usecases/give-role.ts';
import type { Role } from '../../src/modules/people/people.roles.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../src/platform/auth/second-factor.ts';
import { totpAt } from '../../src/platform/auth/totp.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { PageCache } from '../../src/platform/http/page-cache.ts';
import { launchBrowser } from '../support/browser.ts';
import { staff, testContext, type TestContext } from '../support/context.ts';

export const PASSWORD = 'Bamboo-Lantern-27';

/** Places of the land, from the province down. */
const PLACES = {
  province: { code: 'P', name: '江省文明办', nameEn: 'River Province Office', kind: 'office', divisionCode: '230000' },
  city: { code: 'C1', name: '东市文明办', nameEn: 'East City Office', kind: 'office', parent: 'province' },
  county: { code: 'X1', name: '河县文明办', nameEn: 'River County Office', kind: 'office', parent: 'city' },
  school: { code: 'S1', name: '河县听雨小学', nameEn: 'Listening Rain School', kind: 'school', sector: '教育', level: 'national', parent: 'county' },
  mill: { code: 'E1', name: '河县纺织厂', nameEn: 'River County Mill', kind: 'enterprise', sector: '工业', level: 'municipal', parent: 'county' },
} as const satisfies Record<string, Partial<NewOrganization> & { parent?: string }>;
export type Place = keyof typeof PLACES;

const SEATS = {
  province: { username: 'province', name: '周江', role: 'office_admin', place: 'province' },
  city: { username: 'city', name: '吴东', role: 'office_admin', place: 'city' },
  county: { username: 'county', name: '郑河', role: 'office_admin', place: 'county' },
  school: { username: 'school', name: '林晓', role: 'unit_liaison', place: 'school' },
  editor: { username: 'editor', name: '何文', role: 'editor', place: 'province' },
  system: { username: 'system', name: '沈一', role: 'system_admin', place: 'province' },
  security: { username: 'security', name: '安二', role: 'security_admin', place: 'province' },
  auditor: { username: 'auditor', name: '纪三', role: 'audit_admin', place: 'province' },
  judge: { username: 'judge', name: '温评', role: 'judge', place: 'province' },
} as const satisfies Record<string, { username: string; name: string; role: Role; place: Place }>;
export type Seat = keyof typeof SEATS;

/** The whole program, web and worker, with a small province and its staff in it, and a browser as soon as somebody opens a profile. */
export interface Land {
  readonly ctx: TestContext;
  readonly origin: string;
  readonly ids: Readonly<Record<Place, string>>;
  readonly places: typeof PLACES;
  readonly seats: typeof SEATS;
  readonly people: Readonly<Record<Seat, string>>;
  /** Acts without a browser, as the person of the seat does. */
  as(seat: Seat): TestContext;
  /** What the authenticator of a seat shows now. */
  code(seat: Seat): string;
  /** Acts without a browser, as an administrator or liaison of the place would. */
  at(place: Place): TestContext;
  /** A new browser profile whose clock stands where the program's does. */
  profile(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  /** A page of somebody who has already signed in, in the language; `options` of its profile, such as dark colours. */
  enter(seat: Seat, locale?: 'zh-CN' | 'en', options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** Does now what falls due each minute. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** A bare program on a free port: a migrated database and nothing in it. `demonstration` lets messages into the outbox that visitors can read. */
export async function bareProgram(options: { demonstration: boolean }) {
  const plain = await testContext();
  const ctx: TestContext = { ...plain, config: { ...plain.config, demo: options.demonstration } };
  if (options.demonstration) await ctx.db.insertInto('settings').values({ key: 'demonstration', value: '{}', updated_at: new Date() }).execute();
  const database = openDatabase(ctx.databaseUrl, { max: 4 });
  const worker = await startWorker(ctx, database, modules);
  const server = await listen(createWeb(ctx, modules, { isDraining: () => false }), new PageCache(), 0);
  return {
    ctx,
    origin: `http://127.0.0.1:${server.port}`,
    close: async () => {
      await server.drain(0);
      await worker.stop();
      await database.close();
      await plain.close();
    },
  };
}

async function settle(ctx: TestContext): Promise<Record<Place, string>> {
  const ids: Partial<Record<Place, string>> = {};
  for (const [key, { parent, ...particulars }] of Object.entries(PLACES) as [Place, Partial<NewOrganization> & { parent?: Place }][]) {
    const full = { nameEn: '', sector: null, level: null, divisionCode: null, ...particulars } as Omit<NewOrganization, 'parentId'>;
    ids[key] = parent === undefined ? await ctx.db.transaction().execute((tx) => createRoot(tx, ctx, full)) : (await createOrganization(ctx.as(staff({ role: 'office_admin', nodeId: ids.province! })), { ...full, parentId: ids[parent]! })).id;
  }
  return ids as Record<Place, string>;
}

export async function openLand(): Promise<Land> {
  const { ctx, origin, close } = await bareProgram({ demonstration: true });
  const ids = await settle(ctx);
  const system = ctx.as({ kind: 'system', name: 'test' });
  const secrets = new Map<Seat, string>();
  const people: Partial<Record<Seat, string>> = {};
  const actors = new Map<Seat, TestContext>();
  for (const [seat, { username, name, role, place }] of Object.entries(SEATS) as [Seat, (typeof SEATS)[Seat]][]) {
    await ctx.db.transaction().execute(async (tx) => {
      const { accountId, personId } = await insertStaff(tx, system, { username, name, unitId: ids[place], password: PASSWORD });
      people[seat] = personId;
      actors.set(seat, ctx.as({ ...staff({ role, nodeId: ids[place] }), accountId, personId, name }));
      await insertGrant(tx, system, { personId, role, nodeId: ids[place] });
      secrets.set(seat, await beginSecondFactor({ db: tx, keys: ctx.keys }, accountId));
      await confirmSecondFactor(tx, accountId);
    });
  }
  let launched: Promise<Browser> | undefined;
  const code = (seat: Seat) => totpAt(secrets.get(seat)!, new Date());
  const profile: Land['profile'] = async (options) => {
    const browser = await (launched ??= launchBrowser());
    const made = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'zh-CN', ...options });
    await made.clock.setFixedTime(ctx.clock.now());
    return made;
  };
  // A code of the authenticator is taken once only, so each seat signs in once and later pages share its cookies.
  const signedIn = new Map<Seat, Promise<Awaited<ReturnType<BrowserContext['storageState']>>>>();
  const signIn = async (seat: Seat) => {
    const made = await profile();
    const post = async (path: string, data: unknown) => {
      const answer = await made.request.post(`${origin}/api${path}`, { data, headers: { 'sec-fetch-site': 'same-origin' } });
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    };
    await post('/session', { username: SEATS[seat].username, password: PASSWORD });
    await post('/session/second-factor', { code: code(seat) });
    const state = await made.storageState();
    await made.close();
    return state;
  };
  return {
    ctx, origin, ids, places: PLACES, seats: SEATS, people: people as Record<Seat, string>, code, profile,
    as: (seat) => actors.get(seat)!,
    at: (place) => ctx.as(staff({ role: PLACES[place].kind === 'office' ? 'office_admin' : 'unit_liaison', nodeId: ids[place] })),
    enter: async (seat, locale = 'zh-CN', options = {}) => {
      if (!signedIn.has(seat)) signedIn.set(seat, signIn(seat));
      return (await profile({ ...options, storageState: await signedIn.get(seat)!, locale })).newPage();
    },
    sweep: () => runSweeps(ctx, modules),
    close: async () => {
      await (await launched)?.close();
      await close();
    },
  };
}
