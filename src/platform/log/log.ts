import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured logs, one JSON object a line on stderr. Contact details and secrets are never logged: the listed paths are blanked. */
export function createLog(level: string, bindings: Record<string, unknown> = {}): Log {
  return pino(
    {
      level,
      base: bindings,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['password', 'code', 'token', 'mobile', 'email', '*.password', '*.token', '*.code', '*.mobile', '*.email'], censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
