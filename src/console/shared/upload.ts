import { type DetailedError, type HttpResponse, Upload } from 'tus-js-client';
import { preferences } from './preferences.ts';

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
  readonly failed: (why: string) => void;
  /** The server has the file under this id. */
  readonly done: (fileId: string) => void;
}

const PIECE = 4 * 1024 * 1024;
const DELAYS = [500, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

function sentenceOf(error: Error | DetailedError): string {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  try {
    const problem = JSON.parse(body ?? '') as { message?: string; fields?: { message: string }[] };
    return problem.fields?.[0]?.message ?? problem.message ?? error.message;
  } catch {
    return body !== undefined && body.trim() !== '' && body.length < 200 ? body : error.message;
  }
}

/** Id of the file of an upload's last answer: a header of the server, or the end of the upload's address. */
function fileIdOf(response: HttpResponse, url: string | null): string {
  return response.getHeader('x-heming-file-id') ?? (url ?? '').split('/').at(-1) ?? '';
}

/** Sends a file to /api/uploads by the tus protocol, in pieces, from where an earlier try of the same file stopped. */
export function startUpload(file: File, purpose: string, events: UploadEvents): RunningUpload {
  let stopped = false;
  const upload = new Upload(file, {
    endpoint: '/api/uploads',
    chunkSize: PIECE,
    retryDelays: DELAYS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type, purpose },
    headers: { 'x-heming-locale': preferences().locale },
    onProgress: (sent) => events.progress(sent),
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
      if (again && !stopped) events.waiting();
      return again;
    },
    onError: (error) => events.failed(sentenceOf(error)),
    onSuccess: ({ lastResponse }) => events.done(fileIdOf(lastResponse, upload.url)),
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
