import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './shared/problem-error.ts';

/** What the API answered is fresh for some seconds; what may pass by itself (a lost connection, a fault) is tried twice more. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && asProblem(error).mayPass && asProblem(error).status !== 429, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
