import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Bones } from './bones.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** What a query brought: bones while it loads, the refusal with a retry, or the children with the data. */
export function Loaded<T>({ query, bones = 6, children }: { query: UseQueryResult<T>; bones?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ProblemAlert error={query.error} retry={() => void query.refetch()} />;
  return <Bones lines={bones} />;
}
