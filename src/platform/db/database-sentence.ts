import pg from 'pg';

/** Refusals of a connection, by the driver's or the server's code. */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'there is no host of that name',
  ETIMEDOUT: 'its host does not answer',
  ENOENT: 'there is no such socket',
  '28P01': 'user or password is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'the server has no database of that name',
  '42501': 'the user may not create tables there',
  '53300': 'the server takes no more connections',
};

const codeOf = (error: unknown): string | undefined => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return (error as { code?: string } | null)?.code;
};

/** A sentence for a database that cannot be used as it was given; null for any other error. Its address, which may hold a password, is not repeated. */
export function databaseSentence(error: unknown): string | null {
  const ofConnection = error instanceof pg.DatabaseError || error instanceof AggregateError || (error as { syscall?: string } | null)?.syscall !== undefined;
  const sentence = ofConnection ? SENTENCES[codeOf(error) ?? ''] : undefined;
  return sentence === undefined ? null : `The database cannot be used: ${sentence}. See DATABASE_URL.`;
}
