import { type DetailedError, type HttpResponse, Upload } from 'tus-js-client';
import type { FileView } from '../../platform/files/files.schemas.ts';
import type { Purpose } from '../../platform/files/file-types.ts';
import { getJson } from './api-client.ts';
import { preferences } from './preferences.ts';
import { asProblem } from './problem-error.ts';

/** An upload under way. */
export interface RunningUpload {
  pause(): void;
  resume(): void;
  /** Stops it and forgets what the server has. */
  cancel(): void;
}

export interface UploadEvents {
  readonly progress: (sent: number) => void;
  /** The connection broke; another try comes by itself. */
  readonly waiting: () => void;
  /** Refused or given up; `why` is a sentence of the server where there is one. `again`: the same file may be sent again. */
  readonly failed: (why: string, again: boolean) => void;
  /** The server has looked into the file and taken it. */
  readonly done: (file: FileView) => void;
}

const PIECE = 4 * 1024 * 1024;
const DELAYS = [500, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

function sentenceOf(error: Error | DetailedError): string {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  try {
    const problem = JSON.parse(body ?? '') as { message?: string; fields?: { message: string }[] };
    return problem.fields?.[0]?.message ?? problem.message ?? error.message;
  } catch {
    return error.message;
  }
}

/** Whether the same request may succeed later: no answer, a lock, too many requests, a fault. */
function mayPass(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

async function settle(response: HttpResponse, events: UploadEvents): Promise<void> {
  try {
    const file = await getJson<FileView>(`/api/files/${response.getHeader('heming-file') ?? ''}`);
    if (file.problem === null) events.done(file);
    else events.failed(file.problem.message, false);
  } catch (error) {
    events.failed(asProblem(error).message, true);
  }
}

/** Sends a file to /api/uploads by the tus protocol, in pieces, from where an earlier try of the same file stopped. */
export function startUpload(file: File, purpose: Purpose, events: UploadEvents): RunningUpload {
  let stopped = false;
  const upload = new Upload(file, {
    endpoint: '/api/uploads',
    chunkSize: PIECE,
    retryDelays: DELAYS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, purpose },
    headers: { 'x-heming-locale': preferences().locale },
    onProgress: (sent) => events.progress(sent),
    onShouldRetry: (error) => {
      const again = mayPass(error);
      if (again && !stopped) events.waiting();
      return again;
    },
    onError: (error) => events.failed(sentenceOf(error), !('originalResponse' in error) || mayPass(error)),
    onSuccess: ({ lastResponse }) => void settle(lastResponse, events),
  });
  const begin = async () => {
    const [before] = await upload.findPreviousUploads();
    if (stopped) return;
    if (before !== undefined) upload.resumeFromPreviousUpload(before);
    upload.start();
  };
  void begin();
  return {
    pause: () => {
      stopped = true;
      void upload.abort();
    },
    resume: () => {
      stopped = false;
      upload.start();
    },
    cancel: () => {
      stopped = true;
      void upload.abort(true).catch(() => undefined);
    },
  };
}
