import { createHmac } from 'node:crypto';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import { ApiClient } from '../client/api-client.ts';
import type { ScenarioServer } from '../client/scenario-server.ts';
import type { Memory } from './memory.ts';
import { openStaffSession } from './staff-session.ts';

/** One step of a run: what happens at one moment. It may be begun again after a stop, and finds then what is done already. */
export interface Step {
  readonly name: string;
  /** Instant the clock is set to, with its offset; null: the machine's time. */
  readonly at: string | null;
  readonly words: Bilingual;
  act(run: Run): Promise<void>;
}

/** A run in progress: who acts, what is remembered, what was counted. */
export class Run {
  readonly server: ScenarioServer;
  readonly memory: Memory;
  /** Keeps what is remembered before a long step is over. */
  readonly checkpoint: () => Promise<void>;
  #counts: Record<string, number> = {};
  #sessions = new Map<string, Promise<ApiClient>>();

  constructor(server: ScenarioServer, memory: Memory, checkpoint: () => Promise<void>) {
    this.server = server;
    this.memory = memory;
    this.checkpoint = checkpoint;
  }

  /** Somebody who is not signed in. @param address from which they come, as the proxy in front of the server tells it; left out: this machine. */
  visitor(address?: string): ApiClient {
    return new ApiClient(this.server.base, address === undefined ? {} : { headers: { 'x-forwarded-for': address } });
  }

  /** A staff account, signed in with its second factor. */
  as(username: string): Promise<ApiClient> {
    const known = this.#sessions.get(username);
    if (known !== undefined) return known;
    const opened = openStaffSession(this, username);
    this.#sessions.set(username, opened);
    opened.catch(() => this.#sessions.delete(username));
    return opened;
  }

  keep(username: string, client: ApiClient): void {
    this.memory.cookies[username] = client.cookies;
    this.#sessions.set(username, Promise.resolve(client));
  }

  /** The password of an account of this installation: the same whenever it is asked for. */
  password(username: string): string {
    return `${createHmac('sha256', this.memory.seed).update(username).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 10)}-Hm7`;
  }

  id(name: string): string {
    const id = this.memory.ids[name];
    if (id === undefined) throw new Error(`nothing is known of ${name}`);
    return id;
  }

  /** Counts what the present step did, whether now or before a stop. */
  count(kind: string, by = 1): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + by;
  }

  /** Begins the count of a step, dropping that of one cut short. */
  beginStep(): void {
    this.#counts = {};
  }

  /** Adds the count of a finished step to what was counted before. */
  endStep(): void {
    for (const [kind, by] of Object.entries(this.#counts)) this.memory.counts[kind] = (this.memory.counts[kind] ?? 0) + by;
    this.memory.cursor += 1;
    this.#counts = {};
  }
}
