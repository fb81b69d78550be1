import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { documentErrors } from './documents.errors.ts';
import { typstChildSource } from './typst-child.source.ts';

export interface TypstJob {
  readonly source: string;
  /** What the template reads as `sys.inputs`: values only, never source. */
  readonly inputs: Record<string, string>;
  /** Seconds since 1970, written into the PDF as its date. */
  readonly createdAt: number;
}

export interface TypstOutput {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly missingGlyphs: string[];
}

interface Compiler {
  readonly child: ChildProcess;
  readonly families: ReadonlySet<string>;
}

type Reply = { kind: 'started'; families: string[] } | ({ kind: 'done' } & TypstOutput) | { kind: 'failed'; problem: string };

/**
 * The Typst compiler in a process of its own, started at the first job and kept (its fonts take 50 ms to load).
 * Compilation is native and synchronous: in a separate process it neither stops the server's event loop nor outlives
 * its deadline, since a process can be killed and a thread in native code cannot. Jobs run one after another.
 */
export class TypstProcess {
  readonly #fontPaths: readonly string[];
  readonly #families: readonly string[];
  readonly #timeoutMs: number;
  #child: ChildProcess | undefined;
  #compiler: Promise<Compiler> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: { fontPaths: readonly string[]; families: readonly string[]; timeoutMs: number }) {
    this.#fontPaths = options.fontPaths;
    this.#families = options.families;
    this.#timeoutMs = options.timeoutMs;
  }

  /** Compiles what `job` makes from the families that are available. Throws `document.failed` or `document.timeout`. */
  compile(job: (families: ReadonlySet<string>) => TypstJob): Promise<TypstOutput> {
    const run = this.#queue.then(async () => {
      const { child, families } = await (this.#compiler ??= this.#start());
      const reply = await this.#ask(child, { kind: 'job', ...job(families) });
      if (reply.kind !== 'done') throw this.#failure(reply);
      return { pdf: reply.pdf, pages: reply.pages, missingGlyphs: reply.missingGlyphs };
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Ends the process once the jobs under way are done. A later job would start it anew. */
  async close(): Promise<void> {
    await this.#queue;
    if (this.#child) this.#drop(this.#child);
  }

  async #start(): Promise<Compiler> {
    const { TEMP, TMP, TMPDIR = tmpdir(), SystemRoot } = process.env;
    const child = spawn(process.execPath, ['-e', typstChildSource], {
      env: { TMPDIR, ...(TEMP && { TEMP }), ...(TMP && { TMP }), ...(SystemRoot && { SystemRoot }) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('exit', () => this.#drop(child));
    this.#child = child;
    const compilerPath = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
    const reply = await this.#ask(child, { kind: 'start', compilerPath, fontPaths: this.#fontPaths, families: this.#families });
    if (reply.kind === 'started') return { child, families: new Set(reply.families) };
    this.#drop(child);
    throw this.#failure(reply);
  }

  #drop(child: ChildProcess): void {
    child.kill('SIGKILL');
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#compiler = undefined;
  }

  /** One message and its answer. Only meanwhile does the process keep ours from ending. */
  async #ask(child: ChildProcess, message: object): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const onExit = (code: number | null, signal: string | null) => reject(this.#failure({ problem: `the compiler ended (${signal ?? code})` }));
    const onError = (error: Error) => reject(this.#failure({ problem: error.message }));
    const deadline = setTimeout(() => {
      reject(documentErrors.error('document.timeout', { seconds: Math.ceil(this.#timeoutMs / 1000) }));
      this.#drop(child);
    }, this.#timeoutMs);
    child.on('message', resolve).on('exit', onExit).on('error', onError);
    child.ref();
    child.channel?.ref();
    try {
      child.send(message, (error) => error && onError(error));
      return await promise;
    } finally {
      clearTimeout(deadline);
      child.off('message', resolve).off('exit', onExit).off('error', onError);
      child.unref();
      child.channel?.unref();
    }
  }

  #failure(reply: object): Error {
    const error = documentErrors.error('document.failed');
    error.cause = 'problem' in reply ? reply.problem : undefined;
    return error;
  }
}
