// The driver gives a connection that broke under a query no code, and says it in these words only.
const BROKEN = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;
const SYSTEM = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'];

/** Whether the database is away for the moment (gone, restarting, out of connections, disk or memory) and the same may work later. PostgreSQL's classes 08, 53 and 57P, and 58030. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof message === 'string' && BROKEN.test(message)) return true;
  return typeof code === 'string' && (/^(08|53|57P0|58030)/.test(code) || SYSTEM.includes(code));
}
