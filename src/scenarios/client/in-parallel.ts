/** Does something for each item, a few at once, and gives the results in order. The first failure ends it once what runs has ended. */
export async function inParallel<T, R>(items: readonly T[], atOnce: number, act: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let failed = false;
  const work = async () => {
    while (next < items.length && !failed) {
      const index = next++;
      try {
        results[index] = await act(items[index]!, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, work));
  const refused = ended.find((each) => each.status === 'rejected');
  if (refused !== undefined) throw refused.reason;
  return results;
}
