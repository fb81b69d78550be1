import { DetailedError, Upload } from 'tus-js-client';

const CHUNK_BYTES = 8 * 1024 * 1024;
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000];

export interface TransferEvents {
  onProgress(percent: number): void;
  /** The connection is gone; the transfer goes on by itself when it is back. */
  onWaiting(): void;
  /** The file is kept under this id. */
  onDone(fileId: string): void;
  /** Refused or given up; a sentence from the server, or null when it did not answer. */
  onFailed(reason: string | null): void;
}

const language = () => ({ 'x-heming-locale': document.documentElement.lang });

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: language() });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
}

function reasonOf(error: Error): string | null {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const problem = JSON.parse(body ?? '') as { message?: string; fields?: { message: string }[] };
    return problem.fields?.[0]?.message ?? problem.message ?? null;
  } catch {
    return null;
  }
}

/** One file on its way to /api/uploads. The browser remembers where, so the same file chosen again after a reload goes on from there. */
export class Transfer {
  readonly #upload: Upload;
  readonly #events: TransferEvents;
  #stopped = false;
  #complete = false;

  constructor(file: File, purpose: string, events: TransferEvents) {
    this.#events = events;
    this.#upload = new Upload(file, {
      endpoint: '/api/uploads',
      metadata: { filename: file.name, purpose },
      headers: language(),
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      fingerprint: async (chosen) => ['heming', purpose, chosen.name, chosen.size, chosen.lastModified].join('-'),
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => events.onProgress(Math.floor((sent / Math.max(total, 1)) * 100)),
      onSuccess: ({ lastResponse }) => {
        this.#complete = true;
        void this.#settle(lastResponse.getHeader('Heming-File'));
      },
      onError: (error) => this.#fail(error),
    });
  }

  async start(): Promise<void> {
    this.#stopped = false;
    if (this.#upload.url === null) {
      const [previous] = await this.#upload.findPreviousUploads();
      if (previous !== undefined) this.#upload.resumeFromPreviousUpload(previous);
    }
    if (!this.#stopped) this.#upload.start();
  }

  pause(): void {
    this.#stopped = true;
    void this.#upload.abort();
  }

  /** Gives the upload up, on the server too; what is complete there stays. */
  cancel(): void {
    this.#stopped = true;
    if (!this.#complete) void this.#upload.abort(true).catch(() => undefined);
  }

  #fail(error: Error): void {
    if (this.#stopped) return;
    if (navigator.onLine) return this.#events.onFailed(reasonOf(error));
    this.#events.onWaiting();
    addEventListener('online', () => void (this.#stopped || this.start()), { once: true });
  }

  /** The file's id comes with the last answer; where a proxy took it out, or the content was refused, the API tells. */
  async #settle(named: string | undefined): Promise<void> {
    try {
      const id = named ?? (await ask<{ fileId: string | null }>(this.#upload.url ?? '')).fileId;
      if (id === null) throw new Error('no file');
      const { state, problem } = await ask<{ state: string; problem: { message: string } | null }>(`/api/files/${id}`);
      if (this.#stopped) return;
      if (state === 'ready') this.#events.onDone(id);
      else this.#events.onFailed(problem?.message ?? null);
    } catch {
      if (!this.#stopped) this.#events.onFailed(null);
    }
  }
}
