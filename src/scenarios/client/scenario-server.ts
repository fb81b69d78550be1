import { setTimeout as pause } from 'node:timers/promises';
import type { DemonstrationState } from '../../app/demonstration-state.ts';
import { ApiClient } from './api-client.ts';

/** What only the scenario may ask of the server it was started with. */
export class ScenarioServer {
  readonly base: string;
  readonly #api: ApiClient;

  constructor(base: string, secret: string) {
    this.base = base;
    this.#api = new ApiClient(base, { headers: { 'x-scenario-secret': secret } });
  }

  /** Moves the clock, which lets what has fallen due happen; null gives it back to the machine. */
  async setClock(at: string | null): Promise<void> {
    await this.#api.put('/scenario/clock', { at });
  }

  readState(): Promise<DemonstrationState | null> {
    return this.#api.get('/scenario/state');
  }

  async writeState(state: DemonstrationState): Promise<void> {
    await this.#api.put('/scenario/state', state);
  }

  async setUpToken(): Promise<string> {
    return (await this.#api.get<{ token: string }>('/scenario/set-up-token')).token;
  }

  /** Waits until the server serves; false when it does not within `ms`. */
  async isReady(ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    for (;;) {
      const ready = await fetch(`${this.base}/readyz`, { signal: AbortSignal.timeout(5000) }).then((response) => response.ok, () => false);
      if (ready || Date.now() > end) return ready;
      await pause(100);
    }
  }
}
