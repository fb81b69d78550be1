import pg from 'pg';

/**
 * Runs a query and turns the violation of a named constraint into the given refusal; anything else passes through.
 * @param handlers constraint name → a function that throws the coded error.
 */
export async function translating<T>(query: Promise<T>, handlers: Readonly<Record<string, (error: pg.DatabaseError) => never>>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint !== undefined) handlers[error.constraint]?.(error);
    throw error;
  }
}
