import { useQuery } from '@tanstack/react-query';
import { getJson } from '../shared/api-client.ts';
import { asProblem } from '../shared/problem-error.ts';
import type { Session } from '../shared/session.tsx';

export const SESSION_KEY = ['session'];

/** Who is signed in; null when nobody is. */
export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await getJson<Session>('/api/session', signal);
      } catch (error) {
        if (asProblem(error).status === 401) return null;
        throw error;
      }
    },
    staleTime: 5 * 60_000,
  });
}
